package naja.collection.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/// One photo to bring.
///
/// @param address over HTTP or HTTPS
/// @param target the file that is to hold it
public record PhotoOrder(URI address, Path target) {
  /// The server to be polite to.
  String host() {
    String host = address.getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT) + ":" + address.getPort();
  }
}
