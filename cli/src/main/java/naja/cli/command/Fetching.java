package naja.cli.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import naja.collection.CollectionItem;
import naja.collection.CollectionReader;
import naja.collection.RemotePhotos;
import naja.collection.download.DownloadReport;
import naja.collection.download.DownloadSettings;
import naja.collection.download.PhotoDownloads;
import naja.collection.download.PhotoOrder;

/// Downloads the photos of a collection that are only addresses.
final class Fetching {
  private static final int TOLD_EVERY = 100;

  private final Session session;
  private final DownloadSettings settings;

  Fetching(Session session, Duration pause) {
    this.session = session;
    this.settings = DownloadSettings.DEFAULT.withPause(pause);
  }

  /// Brings what is missing and says how it went. Photos that do not come fail later, by name.
  ///
  /// @param cache the folder that the collection's reader was given
  void fetch(CollectionReader collection, Path cache) {
    RemotePhotos photos = new RemotePhotos(cache);
    DownloadReport report;
    try (Stream<CollectionItem> items = collection.items()) {
      report =
          new PhotoDownloads(settings)
              .fetch(items.filter(photos::holds).map(Fetching::order), this::tell);
    }
    session
        .err()
        .printf(
            "naja: %d photos downloaded, %d there before, %d failed%n",
            report.downloaded(), report.present(), report.failed().size());
    write(report, cache.resolve("failed-downloads.csv"));
  }

  private static PhotoOrder order(CollectionItem item) {
    return new PhotoOrder(URI.create(item.sourcePath().replace(" ", "%20")), item.path());
  }

  private void tell(long done) {
    if (done % TOLD_EVERY == 0) {
      session.err().printf("naja: %d photos asked for%n", done);
    }
  }

  private void write(DownloadReport report, Path file) {
    if (report.failed().isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (BufferedWriter writer = Files.newBufferedWriter(file)) {
        writer.write("url,reason\n");
        for (DownloadReport.Failed failed : report.failed()) {
          writer.write("%s,%s%n".formatted(quoted(failed.address()), quoted(failed.reason())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    session.err().println("naja: photos that did not come: " + file);
  }

  private static String quoted(Object value) {
    return '"' + value.toString().replace("\"", "\"\"") + '"';
  }
}
