package naja.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Predicate;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.gallery.Venomous;

/// Made-up photos of made-up taxa, whose embeddings scatter around one centre per taxon, and their
/// true neighbours by plain arithmetic.
final class ClusteredPhotos {
  static final int TAXA = 200;
  private static final int PHOTOS_PER_OBSERVATION = 3;
  private static final double SCATTER = 0.9;

  private final int dimension;
  private final long seed;
  private final float[][] centres;
  private final Map<String, LabelledVector> photos = new LinkedHashMap<>();

  /// A photo with its raw embedding and the norm of that.
  record LabelledVector(ReferencePhoto photo, Embedding embedding, double norm) {
    LabelledVector(ReferencePhoto photo, Embedding embedding) {
      this(photo, embedding, embedding.norm());
    }

    Neighbour neighbour(float[] query, double queryNorm) {
      double dot = 0;
      for (int i = 0; i < query.length; i++) {
        dot += (double) query[i] * embedding.get(i);
      }
      return new Neighbour(
          photo.imageId(), photo.observationId(), photo.taxon().id(), dot / (queryNorm * norm));
    }
  }

  ClusteredPhotos(int dimension, int photos, long seed) {
    this.dimension = dimension;
    this.seed = seed;
    Random random = new Random(seed);
    this.centres = new float[TAXA][];
    for (int taxon = 0; taxon < TAXA; taxon++) {
      centres[taxon] = gaussian(random);
    }
    for (int i = 0; i < photos; i++) {
      int taxon = random.nextInt(TAXA);
      ReferencePhoto photo = photo(i, taxon);
      this.photos.put(photo.imageId(), new LabelledVector(photo, near(taxon, random)));
    }
  }

  static EncoderFingerprint encoder(int dimension) {
    return new EncoderFingerprint("made-up", "0".repeat(64), "none", "none", dimension);
  }

  private static ReferencePhoto photo(int number, int taxon) {
    String id = "photo-" + Integer.toString(number, 36);
    String country = number % 10 == 0 ? "IN" : "LK";
    return new ReferencePhoto(
        id,
        "observation-" + number / PHOTOS_PER_OBSERVATION,
        taxon(taxon),
        id + ".jpg",
        "00",
        null,
        country,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Taxon taxon(int number) {
    Venomous venomous =
        number % 5 == 0 ? Venomous.YES : number % 5 == 1 ? Venomous.UNKNOWN : Venomous.NO;
    return new Taxon(
        "taxon-" + number,
        "Genus" + number / 4 + " species" + number,
        null,
        "Genus" + number / 4,
        "Family" + number / 40,
        venomous);
  }

  private float[] gaussian(Random random) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private Embedding near(int taxon, Random random) {
    float[] values = gaussian(random);
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) (centres[taxon][i] + SCATTER * values[i]);
    }
    return Embedding.of(values);
  }

  List<LabelledVector> photos() {
    return List.copyOf(photos.values());
  }

  LabelledVector get(String imageId) {
    return Objects.requireNonNull(photos.get(imageId), imageId);
  }

  /// Embeddings of photos that are not in the gallery, the same ones each time.
  List<Embedding> queries(int count) {
    Random random = new Random(~seed);
    List<Embedding> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      queries.add(near(random.nextInt(TAXA), random));
    }
    return queries;
  }

  /// Writes every photo; one in 20 is first written with a vector that is then replaced.
  void write(GalleryWriter writer, int commits) {
    Random random = new Random(seed);
    int part = Math.ceilDiv(photos.size(), commits);
    int written = 0;
    for (LabelledVector vector : photos.values()) {
      if (written % 20 == 0) {
        writer.put(vector.photo(), Embedding.of(gaussian(random)), new byte[0]);
      }
      writer.put(vector.photo(), vector.embedding(), new byte[0]);
      if (++written % part == 0) {
        writer.commit();
      }
    }
  }

  /// The true neighbours among the photos that a predicate lets pass, nearest first.
  List<Neighbour> nearest(Embedding query, int k, Predicate<ReferencePhoto> inside) {
    float[] values = query.toArray();
    double norm = query.norm();
    Comparator<Neighbour> bySimilarity = Comparator.comparingDouble(Neighbour::similarity);
    PriorityQueue<Neighbour> best = new PriorityQueue<>(bySimilarity);
    for (LabelledVector candidate : photos.values()) {
      if (inside.test(candidate.photo())) {
        best.add(candidate.neighbour(values, norm));
        if (best.size() > k) {
          best.remove();
        }
      }
    }
    return best.stream().sorted(bySimilarity.reversed()).toList();
  }
}
