package naja.indexer;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import naja.collection.CollectionReader;
import naja.collection.Taxa;
import naja.encoder.EncoderOptions;
import naja.encoder.Encoders;
import naja.encoder.ImageEncoder;

/// Indexing in a process of its own, so that a test can kill it. It commits several times a second
/// and writes `report.json` into the gallery's folder when it comes to its end.
final class IndexingProcess {
  static final IndexerSettings SETTINGS =
      IndexerSettings.DEFAULT
          .withWorkers(2)
          .withBatchSize(2)
          .withCommitInterval(Duration.ofMillis(150));

  private static final String REPORT = "report.json";

  /// What is indexed, where to and with what.
  ///
  /// @param home the user's Naja folder, which knows the encoder
  record Task(Path photos, Path gallery, Path home, String encoder) {
    Task into(Path otherGallery) {
      return new Task(photos, otherGallery, home, encoder);
    }

    Path report() {
      return gallery.resolve(REPORT);
    }
  }

  private IndexingProcess() {}

  /// Starts the process. It prints a dot every 200 ms from its first photo on, most often after the
  /// commit of it, and what went wrong on its error stream, which is this process's own.
  ///
  /// @param scratch where a killed process may leave its temporary files behind
  static Process start(Task task, Path scratch) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx512m",
            "-Djava.io.tmpdir=" + scratch,
            "-cp",
            System.getProperty("java.class.path"),
            IndexingProcess.class.getName(),
            task.photos().toString(),
            task.gallery().toString(),
            task.home().toString(),
            task.encoder());
    return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
  }

  /// Indexes in this process.
  static RunReport run(Task task) {
    return run(task, ProgressListener.silent());
  }

  private static RunReport run(Task task, ProgressListener listener) {
    try (ImageEncoder encoder =
        new Encoders(task.home()).open(task.encoder(), EncoderOptions.indexing("cpu"))) {
      return new Indexer(encoder, SETTINGS, listener)
          .index(CollectionReader.of(task.photos()), Taxa.none(), task.gallery());
    }
  }

  public static void main(String[] args) throws IOException {
    Task task = new Task(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), args[3]);
    RunReport report = run(task, IndexingProcess::beat);
    Files.writeString(task.report(), report.toJson());
  }

  private static void beat(Progress progress) {
    if (progress.embedded() > 0) {
      System.out.print('.');
      System.out.flush();
    }
  }
}
