package naja.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import naja.server.contract.Answer;
import naja.server.contract.Route;

/// The page and its few files, read from the jar once.
final class PageRoutes {
  private static final List<String> FILES =
      List.of(
          "index.html",
          "answer.js",
          "api.js",
          "app.js",
          "ask.css",
          "ask.js",
          "browse.css",
          "copy.js",
          "danger.js",
          "docs.css",
          "dom.js",
          "filters.js",
          "gestures.js",
          "icon.svg",
          "key.js",
          "map.js",
          "photos.js",
          "plane.js",
          "quality.js",
          "reference.js",
          "router.js",
          "species.js",
          "style.css",
          "zoom.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private PageRoutes() {}

  static List<Route> routes() {
    return FILES.stream().map(PageRoutes::route).toList();
  }

  private static Route route(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1);
    String type = Objects.requireNonNull(TYPES.get(ending), file);
    byte[] body = resource(file);
    boolean isPage = file.equals("index.html");
    return Route.get(isPage ? "/" : "/" + file, isPage ? "The page" : "A file of the page")
        .in("page")
        .open()
        .answers(
            Answer.text(200, "the file, with its ETag", type.split(";", 2)[0]),
            Answer.empty(304, "the file is the one whose ETag was sent"))
        .handledBy(context -> Replies.cacheable(context, type, body, "no-cache"));
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
