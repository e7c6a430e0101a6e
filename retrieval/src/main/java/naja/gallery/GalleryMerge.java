package naja.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;

/// Makes one gallery of several that the same encoder made.
///
/// An image id that two galleries give to different photos, or a taxon of which they say different
/// things, is a conflict; a photo that is the same in both counts once. Image ids are held in
/// memory, about 150 bytes per photo.
public final class GalleryMerge {
  private static final int NAMED = 5;

  /// The largest difference between embeddings of one photo, as a part of their length: what is
  /// allowed between a GPU and the CPU.
  private static final double SAME = 1e-3;

  /// From so many photos on the graph is built once, at the end, on all cores.
  private static final int LARGE = 20_000;

  private final List<Gallery> sources;
  private final OnConflict policy;
  private final int large;

  /// The position of the gallery that gives a photo, by image id.
  private final Map<String, Integer> giver = new HashMap<>();

  private final Map<String, Taxon> taxa = new TreeMap<>();
  private final List<String> conflicts = new ArrayList<>();

  private GalleryMerge(List<Gallery> sources, OnConflict policy, int large) {
    this.sources = sources;
    this.policy = policy;
    this.large = large;
  }

  /// What to do when galleries disagree.
  public enum OnConflict {
    ERROR,
    FIRST,
    LAST
  }

  /// What came of a merge.
  ///
  /// @param conflicts one sentence each, settled as the policy says
  public record Merged(GalleryManifest manifest, List<String> conflicts) {
    public Merged {
      conflicts = List.copyOf(conflicts);
    }
  }

  /// Merges galleries into a new one, whose vectors are indexed like those of the first.
  ///
  /// @param target a folder without a gallery, or with an empty one
  /// @throws GalleryException if they were made with different encoders, they disagree and the
  ///   policy is an error, or the target holds photos
  public static Merged run(List<Path> folders, Path target, OnConflict policy) {
    return run(folders, target, policy, UnaryOperator.identity());
  }

  /// The same with another format of the index.
  ///
  /// @param format makes the new gallery's format of the first one's; the others' do not matter
  /// @throws GalleryException also if the target is an empty gallery of another format
  public static Merged run(
      List<Path> folders, Path target, OnConflict policy, UnaryOperator<IndexFormat> format) {
    return run(folders, target, policy, format, LARGE);
  }

  /// @param large photos from which on the graph is built once
  static Merged run(
      List<Path> folders,
      Path target,
      OnConflict policy,
      UnaryOperator<IndexFormat> format,
      int large) {
    List<Gallery> sources = new ArrayList<>();
    try {
      for (Path folder : folders) {
        sources.add(Gallery.open(folder));
      }
      return new GalleryMerge(sources, policy, large).into(target, format);
    } catch (IOException e) {
      throw GalleryException.failed("merge galleries into", target, e);
    } finally {
      sources.forEach(Gallery::close);
    }
  }

  private Merged into(Path target, UnaryOperator<IndexFormat> format) throws IOException {
    Gallery first = sources.getFirst();
    for (int i = 0; i < sources.size(); i++) {
      EncoderMatch.require(
          sources.get(i).folder(), sources.get(i).manifest().encoder(), first.manifest().encoder());
      survey(i);
    }
    if (policy == OnConflict.ERROR && !conflicts.isEmpty()) {
      throw disagreement();
    }
    IndexFormat wished = format.apply(first.manifest().index());
    try (GalleryWriter writer = open(target, first.manifest().encoder(), wished)) {
      return new Merged(write(target, writer), conflicts);
    }
  }

  private GalleryWriter open(Path target, EncoderFingerprint encoder, IndexFormat format) {
    return giver.size() < large
        ? GalleryWriter.open(target, encoder, format)
        : GalleryWriter.openForBulkLoad(target, encoder, format);
  }

  private GalleryManifest write(Path target, GalleryWriter writer) throws IOException {
    boolean written = false;
    try {
      requireEmpty(target, writer.manifest());
      for (Map.Entry<String, Integer> entry : giver.entrySet()) {
        writer.put(stored(sources.get(entry.getValue()), entry.getKey()));
      }
      GalleryManifest manifest = writer.commit();
      written = true;
      return manifest;
    } finally {
      if (!written) {
        writer.abandon();
      }
    }
  }

  private static void requireEmpty(Path target, GalleryManifest manifest) {
    if (manifest.photos() > 0) {
      throw new GalleryException(
          GalleryException.Kind.IO,
          "gallery %s holds %d photos; merge into a new folder"
              .formatted(target, manifest.photos()));
    }
  }

  private StoredPhoto stored(Gallery gallery, String imageId) throws IOException {
    StoredPhoto stored = gallery.stored(imageId);
    return stored.withTaxon(taxa.getOrDefault(stored.photo().taxon().id(), stored.photo().taxon()));
  }

  private void survey(int source) {
    Gallery gallery = sources.get(source);
    gallery.taxa().values().forEach(taxon -> compare(gallery, taxon));
    gallery.forEachImage(image -> compare(source, image));
  }

  private void compare(Gallery gallery, Taxon taxon) {
    Taxon known = taxa.putIfAbsent(taxon.id(), taxon);
    if (known != null && !known.equals(taxon)) {
      conflicts.add(
          "taxon %s is %s, but %s in %s".formatted(taxon.id(), known, taxon, gallery.folder()));
      if (policy == OnConflict.LAST) {
        taxa.put(taxon.id(), taxon);
      }
    }
  }

  private void compare(int source, String image) {
    Integer other = giver.putIfAbsent(image, source);
    if (other != null && !isSame(sources.get(other), sources.get(source), image)) {
      conflicts.add(
          "photo %s of %s is another one in %s"
              .formatted(image, sources.get(other).folder(), sources.get(source).folder()));
      if (policy == OnConflict.LAST) {
        giver.put(image, source);
      }
    }
  }

  /// Whether two galleries hold the same photo, whatever they know of its taxon.
  private static boolean isSame(Gallery one, Gallery other, String image) {
    Optional<ReferencePhoto> photo = one.photo(image);
    return photo.equals(other.photo(image).map(p -> p.withTaxon(taxonOrOwn(photo, p))))
        && isClose(one.embedding(image).orElseThrow(), other.embedding(image).orElseThrow());
  }

  /// Whether one encoder made both of one photo. Another batch, another device, or writing and
  /// reading again changes the last bits.
  private static boolean isClose(Embedding one, Embedding other) {
    double squares = 0;
    for (int i = 0; i < one.dimension(); i++) {
      double difference = (double) one.get(i) - other.get(i);
      squares += difference * difference;
    }
    return Math.sqrt(squares) <= SAME * one.norm();
  }

  private static Taxon taxonOrOwn(Optional<ReferencePhoto> photo, ReferencePhoto other) {
    return photo
        .map(ReferencePhoto::taxon)
        .filter(taxon -> taxon.id().equals(other.taxon().id()))
        .orElse(other.taxon());
  }

  private GalleryException disagreement() {
    String first = String.join("; ", conflicts.stream().limit(NAMED).toList());
    return new GalleryException(
        GalleryException.Kind.IO,
        "the galleries disagree %d times: %s%s; let the first or the last decide (--on-conflict), or correct one"
            .formatted(conflicts.size(), first, conflicts.size() > NAMED ? "; ..." : ""));
  }
}
