/// Photos from addresses: polite to the servers, and never the same byte twice.
///
/// Start with [naja.collection.download.PhotoDownloads]: addresses with their target files go in,
/// the files appear, and a [naja.collection.download.DownloadReport] names those that did not come.
@NullMarked
package naja.collection.download;

import org.jspecify.annotations.NullMarked;
