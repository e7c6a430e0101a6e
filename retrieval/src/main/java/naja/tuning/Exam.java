package naja.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import naja.gallery.Gallery;
import naja.gallery.IndexFormat;
import naja.gallery.StoredEmbedding;
import naja.search.BeamRule;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;

/// The questions that one gallery is asked, with the true answers: photos of a gallery, each to be
/// looked for without its own observation.
final class Exam {
  private static final long SEED = 1;

  /// Two cosines closer than this are a tie, because float32 rounds.
  private static final double TIE = 1e-6;

  private final Gallery gallery;
  private final int k;
  private final List<StoredEmbedding> questions = new ArrayList<>();

  /// Similarity of the k-th true neighbour, by question.
  private final List<Double> bars = new ArrayList<>();

  /// How many true neighbours there are, by question: fewer than k in a very small gallery.
  private final List<Integer> truths = new ArrayList<>();

  private Exam(Gallery gallery, int k) {
    this.gallery = gallery;
    this.k = k;
  }

  /// A sample without replacement, the same one for the same gallery.
  static List<StoredEmbedding> draw(Gallery gallery, int photos) {
    Random random = new Random(SEED);
    List<StoredEmbedding> drawn = new ArrayList<>();
    int[] seen = {0};
    gallery.forEachEmbedding(embedding -> {
      int place = random.nextInt(++seen[0]);
      if (drawn.size() < photos) {
        drawn.add(embedding);
      } else if (place < photos) {
        drawn.set(place, embedding);
      }
    });
    return drawn;
  }

  /// Finds the true neighbours by exact search; who has none is not asked for.
  static Exam of(Gallery gallery, List<StoredEmbedding> candidates, int k) {
    Exam exam = new Exam(gallery, k);
    NeighbourSearch search = gallery.exactSearch();
    List<List<Neighbour>> truths =
        candidates.parallelStream()
            .map(candidate -> search.nearest(candidate.embedding(), k, scope(candidate)))
            .toList();
    for (int i = 0; i < truths.size(); i++) {
      List<Neighbour> truth = truths.get(i);
      if (!truth.isEmpty()) {
        exam.questions.add(candidates.get(i));
        exam.bars.add(truth.getLast().similarity() - TIE);
        exam.truths.add(truth.size());
      }
    }
    return exam;
  }

  int size() {
    return questions.size();
  }

  /// Searches for everything once, so that caches and compiler are warm.
  void warmUp(int beam) {
    NeighbourSearch search = gallery.search(new BeamRule(beam, 1));
    questions.forEach(each -> search.nearest(each.embedding(), k, scope(each)));
  }

  Measurement measure(IndexFormat format, boolean own, int beam) {
    NeighbourSearch search = gallery.search(new BeamRule(beam, 1));
    double[] milliseconds = new double[questions.size()];
    double[] recalls = new double[questions.size()];
    for (int i = 0; i < questions.size(); i++) {
      StoredEmbedding question = questions.get(i);
      long start = System.nanoTime();
      List<Neighbour> found = search.nearest(question.embedding(), k, scope(question));
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
      double bar = bars.get(i);
      recalls[i] =
          found.stream().filter(hit -> hit.similarity() >= bar).count() / (double) truths.get(i);
    }
    Arrays.sort(milliseconds);
    return new Measurement(
        format,
        own,
        beam,
        mean(recalls),
        standardError(recalls),
        at(milliseconds, 0.5),
        at(milliseconds, 0.95),
        at(milliseconds, 0.99),
        gallery.vectorSize());
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /// Of the mean: the standard deviation (n - 1) over the square root of n; 0 of a single value.
  private static double standardError(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
  }

  private static double at(double[] ascending, double share) {
    return ascending[(int) Math.min(ascending.length - 1, Math.floor(share * ascending.length))];
  }

  private static Scope scope(StoredEmbedding question) {
    return Scope.withoutObservation(question.observationId());
  }
}
