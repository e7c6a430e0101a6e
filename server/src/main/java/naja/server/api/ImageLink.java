package naja.server.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The path under which a reference photo's thumbnail is served.
public final class ImageLink {
  /// What every such path starts with.
  public static final String PREFIX = "/v1/images/";

  private ImageLink() {}

  /// The path for an image id: slashes stay, everything else outside `A-Z a-z 0-9 . _ -` is
  /// percent-encoded.
  public static String of(String imageId) {
    String encoded = URLEncoder.encode(imageId, StandardCharsets.UTF_8);
    return PREFIX + encoded.replace("+", "%20").replace("*", "%2A").replace("%2F", "/");
  }
}
