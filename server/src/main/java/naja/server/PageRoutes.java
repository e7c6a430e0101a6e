package naja.server;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/// The page and its few files, read from the jar once.
final class PageRoutes {
  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "app.js", "text/javascript; charset=utf-8",
          "answer.js", "text/javascript; charset=utf-8",
          "style.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private PageRoutes() {}

  static void add(RoutesConfig routes) {
    TYPES.forEach((file, type) -> {
      byte[] body = resource(file);
      String path = file.equals("index.html") ? "/" : "/" + file;
      routes.get(path, context -> Replies.cacheable(context, type, body, "no-cache"), Access.OPEN);
    });
  }

  private static byte[] resource(String file) {
    try (InputStream stream =
        Objects.requireNonNull(PageRoutes.class.getResourceAsStream("/web/" + file), file)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read web/" + file + " from the jar", e);
    }
  }
}
