package naja.collection.download;

import java.net.URI;
import java.util.List;

/// What came of the photos that were ordered.
///
/// @param present photos that were there already
/// @param downloaded photos that came
/// @param failed photos that did not, in the order in which they were ordered
public record DownloadReport(long present, long downloaded, List<Failed> failed) {
  public DownloadReport {
    failed = List.copyOf(failed);
  }

  /// A photo that did not come.
  public record Failed(URI address, String reason) {}
}
