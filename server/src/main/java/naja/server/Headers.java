package naja.server;

import io.javalin.http.Context;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import naja.server.access.AccessSettings;
import org.jspecify.annotations.Nullable;

/// Headers of every reply: what a browser must not do with it, and the request's id.
final class Headers {
  static final String REQUEST_ID = "X-Request-Id";

  private static final Pattern ACCEPTED_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final Map<String, String> SECURITY =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(self), geolocation=(self), microphone=()");

  private final String resourcePolicy;

  /// @param settings origins whose pages may use the service may show its photos too
  Headers(AccessSettings settings) {
    this.resourcePolicy = settings.origins().isEmpty() ? "same-origin" : "cross-origin";
  }

  void set(Context context) {
    SECURITY.forEach(context::header);
    context.header("Cross-Origin-Resource-Policy", resourcePolicy);
    context.header(REQUEST_ID, id(context.header(REQUEST_ID)));
  }

  private static String id(@Nullable String sent) {
    return sent != null && ACCEPTED_ID.matcher(sent).matches()
        ? sent
        : UUID.randomUUID().toString();
  }
}
