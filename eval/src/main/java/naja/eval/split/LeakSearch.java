package naja.eval.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import naja.collection.stored.LabelledEmbedding;
import naja.encoder.Embedding;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.Matrix;
import naja.eval.dataset.RowProducts;
import naja.gallery.ReferencePhoto;
import naja.indexer.ProgressCount;

/// Compares photos with references, pair by pair on all cores. In memory are one block of each, as
/// doubles, and the findings.
final class LeakSearch {
  private static final int BLOCK = 4096;

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
    List<Leak> leaks = new ArrayList<>();
    for (int from = 0; from < tests.length; from += BLOCK) {
      leaks.addAll(block(round, part(tests, from), references, count));
    }
    return leaks;
  }

  private List<Leak> block(int round, int[] tests, int[] references, ProgressCount count) {
    Finding[] findings = new Finding[tests.length];
    Arrays.setAll(findings, test -> new Finding(tests[test]));
    Matrix asked = unit(tests);
    long told = 0;
    for (int from = 0; from < references.length; from += BLOCK) {
      int[] answering = part(references, from);
      RowProducts.of(asked, unit(answering))
          .forEach((test, first, products, offset, number) -> {
            for (int i = 0; i < number; i++) {
              findings[test].compare(answering[first + i], products[offset + i]);
            }
          });
      long compared = (long) tests.length * (from + answering.length) / references.length;
      count.add(compared - told);
      told = compared;
    }
    return Arrays.stream(findings)
        .filter(finding -> finding.references > 0)
        .map(finding -> finding.leak(round))
        .toList();
  }

  private static int[] part(int[] rows, int from) {
    return Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BLOCK));
  }

  private Matrix unit(int[] rows) {
    Matrix unit = Matrix.zeros(rows.length, data.rows().getFirst().embedding().dimension());
    for (int row = 0; row < rows.length; row++) {
      Embedding embedding = data.rows().get(rows[row]).embedding();
      double norm = embedding.norm() > 0 ? embedding.norm() : 1;
      for (int column = 0; column < unit.columns(); column++) {
        unit.set(row, column, embedding.get(column) / norm);
      }
    }
    return unit;
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

  /// What the references compared so far know of one photo.
  private final class Finding {
    private final int test;
    private int references;
    private int nearest = -1;
    private double cosine = Double.NEGATIVE_INFINITY;
    private boolean sameObservation;
    private boolean sameContent;
    private boolean nearlySame;

    Finding(int test) {
      this.test = test;
    }

    void compare(int reference, double product) {
      boolean observation = observations[test] == observations[reference];
      if (test == reference || (observation && hides == Hides.OBSERVATION)) {
        return;
      }
      boolean content = contents[test] == contents[reference];
      boolean near = product >= threshold;
      if (!observation && !content && !near) {
        return;
      }
      references++;
      sameObservation |= observation;
      sameContent |= content;
      nearlySame |= near;
      if (product > cosine) {
        cosine = product;
        nearest = reference;
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
