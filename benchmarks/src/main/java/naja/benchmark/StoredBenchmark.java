package naja.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import naja.collection.stored.NpyFile;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;

/// Makes a seeded collection, and measures the search of a gallery made of it; `stored.sh` calls
/// both.
public final class StoredBenchmark {
  private static final int NEIGHBOURS = 10;

  private StoredBenchmark() {}

  /// `generate FOLDER PHOTOS QUERIES SEED`, or `recall FOLDER GALLERY`.
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "generate" ->
          new StoredCollection(Long.parseLong(arguments[4]), folder)
              .write(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
      case "recall" -> recall(folder, Path.of(arguments[2]));
      default -> throw new IllegalArgumentException("generate or recall, got " + arguments[0]);
    }
  }

  private static void recall(Path folder, Path gallery) throws IOException {
    List<Embedding> queries =
        NpyFile.read(folder.resolve("queries.npy")).stream().map(Embedding::of).toList();
    try (Gallery opened = Gallery.open(gallery)) {
      Answers warmUp = Answers.of(opened.search(), queries);
      Answers served = Answers.of(opened.search(), queries);
      Answers exact = Answers.of(opened.exactSearch(), queries);
      System.out.printf(
          Locale.ROOT,
          "recall@%d of the served setting %.4f over %d queries (warm-up %.4f)%n"
              + "served %.2f ms CPU per query, exact %.1f ms%n",
          NEIGHBOURS,
          served.recall(exact),
          queries.size(),
          warmUp.recall(exact),
          served.milliseconds(),
          exact.milliseconds());
    }
  }

  /// What a search answers to the queries.
  ///
  /// @param milliseconds processor time of the calling thread per query
  private record Answers(List<Set<String>> images, double milliseconds) {
    static Answers of(NeighbourSearch search, List<Embedding> queries) {
      var threads = ManagementFactory.getThreadMXBean();
      long start = threads.getCurrentThreadCpuTime();
      List<Set<String>> images =
          queries.stream()
              .map(query -> images(search.nearest(query, NEIGHBOURS, Scope.ALL)))
              .toList();
      return new Answers(
          images, (threads.getCurrentThreadCpuTime() - start) / 1e6 / queries.size());
    }

    private static Set<String> images(List<Neighbour> neighbours) {
      Set<String> images = new HashSet<>();
      neighbours.forEach(neighbour -> images.add(neighbour.imageId()));
      return images;
    }

    double recall(Answers truth) {
      long found = 0;
      for (int i = 0; i < images.size(); i++) {
        found += truth.images().get(i).stream().filter(images.get(i)::contains).count();
      }
      return found / (double) (images.size() * NEIGHBOURS);
    }
  }
}
