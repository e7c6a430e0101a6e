package naja.eval.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import naja.collection.stored.LabelledEmbedding;
import naja.encoder.Embedding;
import naja.eval.dataset.Dataset;
import naja.gallery.ReferencePhoto;
import naja.indexer.ProgressCount;
import naja.search.QueryBlock;

/// Compares photos with references, pair by pair on all cores: in single precision, and those that
/// may be the same picture again in double. In memory are one block of photos for each core and the
/// findings.
final class LeakSearch {
  /// The most photos that share the work of reading all references.
  private static final int BLOCK = 1024;

  private final Dataset data;
  private final Hides hides;
  private final double threshold;
  private final int[] observations;
  private final int[] contents;

  LeakSearch(Dataset data, Hides hides, double threshold) {
    this.data = data;
    this.hides = hides;
    this.threshold = threshold;
    List<ReferencePhoto> photos = data.photos();
    observations = numbered(photos, ReferencePhoto::observationId);
    contents = numbered(photos, photo -> content(photo));
  }

  /// @param round from 1
  /// @param count is told of photos that have been compared with all references
  List<Leak> leaks(int round, int[] tests, int[] references, ProgressCount count) {
    Finding[] findings = new Finding[tests.length];
    Arrays.setAll(findings, test -> new Finding(tests[test]));
    compareKin(findings, references);
    int size = QueryBlock.sizeFor(tests.length, BLOCK);
    IntStream.range(0, Math.ceilDiv(tests.length, size))
        .parallel()
        .forEach(block -> {
          int end = Math.min(tests.length, (block + 1) * size);
          comparePictures(Arrays.copyOfRange(findings, block * size, end), references);
          count.add(end - block * size);
        });
    return Arrays.stream(findings)
        .filter(finding -> finding.references > 0)
        .map(finding -> finding.leak(round))
        .toList();
  }

  /// Looks at references of the same observation or file that do not look the same.
  private void compareKin(Finding[] findings, int[] references) {
    Map<Integer, List<Integer>> byObservation = new HashMap<>();
    Map<Integer, List<Integer>> byContent = new HashMap<>();
    for (int place = 0; place < references.length; place++) {
      int row = references[place];
      byObservation.computeIfAbsent(observations[row], _ -> new ArrayList<>(1)).add(place);
      byContent.computeIfAbsent(contents[row], _ -> new ArrayList<>(1)).add(place);
    }
    for (Finding finding : findings) {
      Set<Integer> kin = new HashSet<>();
      kin.addAll(byObservation.getOrDefault(observations[finding.test], List.of()));
      kin.addAll(byContent.getOrDefault(contents[finding.test], List.of()));
      for (int place : kin) {
        double cosine = cosine(finding.test, references[place]);
        if (cosine < threshold) {
          finding.add(place, references[place], cosine);
        }
      }
    }
  }

  /// Looks at references that look the same.
  private void comparePictures(Finding[] findings, int[] references) {
    QueryBlock block =
        new QueryBlock(Arrays.stream(findings).map(finding -> unit(finding.test)).toList());
    float[] floors = new float[findings.length];
    Arrays.fill(floors, (float) threshold - block.error());
    for (int from = 0; from < references.length; from += QueryBlock.TILE) {
      int first = from;
      int number = Math.min(QueryBlock.TILE, references.length - from);
      for (int i = 0; i < number; i++) {
        block.put(i, unit(references[from + i]));
      }
      block.compare(
          number,
          floors,
          (test, i, _) -> {
            int place = first + i;
            double cosine = cosine(findings[test].test, references[place]);
            if (cosine >= threshold) {
              findings[test].add(place, references[place], cosine);
            }
          });
    }
  }

  private float[] unit(int row) {
    Embedding embedding = data.rows().get(row).embedding();
    double scale = 1 / length(embedding);
    float[] unit = new float[embedding.dimension()];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (embedding.get(i) * scale);
    }
    return unit;
  }

  /// In double precision, summed in groups of four dimensions.
  private double cosine(int a, int b) {
    Embedding left = data.rows().get(a).embedding();
    Embedding right = data.rows().get(b).embedding();
    double leftNorm = length(left);
    double rightNorm = length(right);
    double cosine = 0;
    int i = 0;
    for (; i + 4 <= left.dimension(); i += 4) {
      double group = left.get(i) / leftNorm * (right.get(i) / rightNorm);
      for (int j = i + 1; j < i + 4; j++) {
        group += left.get(j) / leftNorm * (right.get(j) / rightNorm);
      }
      cosine += group;
    }
    for (; i < left.dimension(); i++) {
      cosine += left.get(i) / leftNorm * (right.get(i) / rightNorm);
    }
    return cosine;
  }

  private static double length(Embedding embedding) {
    double norm = embedding.norm();
    return norm > 0 ? norm : 1;
  }

  /// A file without a known hash is like no other.
  private static String content(ReferencePhoto photo) {
    return photo.contentHash().isBlank() ? "image " + photo.imageId() : photo.contentHash();
  }

  private static int[] numbered(
      List<ReferencePhoto> photos, Function<ReferencePhoto, String> property) {
    Map<String, Integer> numbers = new HashMap<>();
    return photos.stream()
        .mapToInt(photo -> {
          int next = numbers.size();
          return numbers.computeIfAbsent(property.apply(photo), _ -> next);
        })
        .toArray();
  }

  /// What references know of one photo.
  private final class Finding {
    private final int test;
    private int references;
    private int place;
    private int nearest = -1;
    private double cosine = Double.NEGATIVE_INFINITY;
    private boolean sameObservation;
    private boolean sameContent;
    private boolean nearlySame;

    Finding(int test) {
      this.test = test;
    }

    /// A reference that knows the photo, if it may answer.
    ///
    /// @param at the reference's place: the first of equally similar ones is the nearest
    void add(int at, int reference, double product) {
      boolean observation = observations[test] == observations[reference];
      if (test == reference || (observation && hides == Hides.OBSERVATION)) {
        return;
      }
      references++;
      sameObservation |= observation;
      sameContent |= contents[test] == contents[reference];
      nearlySame |= product >= threshold;
      if (product > cosine || (product == cosine && at < place)) {
        cosine = product;
        nearest = reference;
        place = at;
      }
    }

    Leak leak(int round) {
      return new Leak(
          round,
          image(test),
          image(nearest),
          Math.min(1, cosine),
          references,
          sameObservation,
          sameContent,
          nearlySame);
    }

    private String image(int row) {
      LabelledEmbedding found = data.rows().get(row);
      return found.photo().imageId();
    }
  }
}
