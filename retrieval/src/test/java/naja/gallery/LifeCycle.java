package naja.gallery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import naja.encoder.Embedding;

/// Random changes to a gallery, and what the gallery must hold after each commit by plain
/// bookkeeping.
final class LifeCycle {
  private static final int IMAGES = 60;
  private static final int TAXA = 6;
  private static final List<Venomous> VENOMOUS = List.of(Venomous.values());

  private final Random random;
  private final GalleryWriter writer;
  private final SortedMap<String, ReferencePhoto> photos = new TreeMap<>();
  private final Map<String, Embedding> embeddings = new HashMap<>();
  private final SortedMap<String, Taxon> taxa = new TreeMap<>();

  /// Photos written since the last commit: they decide what is known of their taxa.
  private final Set<String> written = new TreeSet<>();

  LifeCycle(GalleryWriter writer, Random random) {
    this.writer = writer;
    this.random = random;
  }

  /// Makes some changes and commits them.
  GalleryManifest step() {
    for (int change = random.nextInt(12); change >= 0; change--) {
      switch (random.nextInt(10)) {
        case 0 -> delete(PhotoSelection.ofImages(List.of(image())));
        case 1 -> delete(PhotoSelection.ofObservations(observation()));
        case 2 -> deleteTaxon();
        case 3, 4 -> describe();
        default -> put();
      }
    }
    GalleryManifest manifest = writer.commit();
    learn();
    return manifest;
  }

  /// Writes what the gallery must hold into a new one.
  void writeAnew(GalleryWriter fresh) {
    photos.forEach((id, photo) -> fresh.put(expected(id), embedding(id), new byte[0]));
  }

  Set<String> images() {
    return photos.keySet();
  }

  ReferencePhoto expected(String id) {
    ReferencePhoto photo = photo(id);
    return photo.withTaxon(taxa.getOrDefault(photo.taxon().id(), photo.taxon()));
  }

  Embedding embedding(String id) {
    return embeddings.getOrDefault(id, Embedding.of(new float[WriterProcess.DIMENSION]));
  }

  private ReferencePhoto photo(String id) {
    return photos.getOrDefault(id, newPhoto(id));
  }

  private void put() {
    String id = image();
    ReferencePhoto photo = newPhoto(id);
    Embedding embedding = WriterProcess.embedding(random);
    writer.put(photo, embedding, new byte[random.nextInt(3)]);
    photos.put(id, photo);
    embeddings.put(id, embedding);
    written.add(id);
  }

  private void describe() {
    ReferencePhoto photo = newPhoto(image());
    int described = writer.describe(Set.of(photo));
    if ((described == 1) != photos.containsKey(photo.imageId())) {
      throw new AssertionError("described " + described + " of " + photo);
    }
    if (described == 1) {
      photos.put(photo.imageId(), photo);
      written.add(photo.imageId());
    }
  }

  private void deleteTaxon() {
    if (random.nextInt(3) == 0) {
      delete(PhotoSelection.ofTaxa("taxon-" + random.nextInt(TAXA)));
    }
  }

  private void delete(PhotoSelection selection) {
    Set<String> gone =
        photos.values().stream()
            .filter(photo ->
                selection.images().contains(photo.imageId())
                    || selection.taxa().contains(photo.taxon().id())
                    || selection.observations().contains(photo.observationId()))
            .map(ReferencePhoto::imageId)
            .collect(Collectors.toSet());
    int deleted = writer.delete(selection);
    if (deleted != gone.size()) {
      throw new AssertionError("deleted " + deleted + ", not " + gone);
    }
    photos.keySet().removeAll(gone);
    written.removeAll(gone);
  }

  /// The photo with the smallest id of those written last speaks for its taxon.
  private void learn() {
    Map<String, Taxon> news = new HashMap<>();
    written.forEach(id -> news.putIfAbsent(photo(id).taxon().id(), photo(id).taxon()));
    taxa.putAll(news);
    taxa.keySet()
        .retainAll(
            photos.values().stream().map(photo -> photo.taxon().id()).collect(Collectors.toSet()));
    written.clear();
  }

  private ReferencePhoto newPhoto(String id) {
    String taxon = "taxon-" + random.nextInt(TAXA);
    Venomous venomous = VENOMOUS.get(random.nextInt(VENOMOUS.size()));
    return new ReferencePhoto(
        id,
        observation(),
        new Taxon(taxon, "Naja " + random.nextInt(3), null, "Naja", null, venomous),
        id + ".jpg",
        "00",
        null,
        random.nextBoolean() ? "IN" : null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private String image() {
    return "image-" + random.nextInt(IMAGES);
  }

  private String observation() {
    return "observation-" + random.nextInt(IMAGES / 4);
  }
}
