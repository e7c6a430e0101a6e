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
  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "app.js", "text/javascript; charset=utf-8",
          "answer.js", "text/javascript; charset=utf-8",
          "style.css", "text/css; charset=utf-8",
          "docs.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private PageRoutes() {}

  static List<Route> routes() {
    return TYPES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(file -> route(file.getKey(), file.getValue()))
        .toList();
  }

  private static Route route(String file, String type) {
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
