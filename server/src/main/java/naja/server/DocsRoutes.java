package naja.server;

import io.javalin.http.Context;
import java.util.function.Supplier;
import naja.server.contract.Answer;
import naja.server.contract.Route;
import naja.server.contract.Routes;
import org.jspecify.annotations.Nullable;

/// `GET /openapi.json` describes every route for programs, `GET /docs` for people.
final class DocsRoutes {
  private DocsRoutes() {}

  /// Adds the two to the routes that they describe.
  static void addTo(Routes routes) {
    routes.add(
        Route.get("/openapi.json", "This description of the API, as OpenAPI 3.1")
            .in("documentation")
            .open()
            .answers(
                Answer.object(200, "the description, with its ETag"),
                Answer.empty(304, "the description is the one whose ETag was sent"))
            .handledBy(new Once("application/json", routes::openApi)::handle));
    routes.add(
        Route.get("/docs", "This description of the API, as a page")
            .in("documentation")
            .open()
            .answers(
                Answer.text(200, "the page, with its ETag", "text/html"),
                Answer.empty(304, "the page is the one whose ETag was sent"))
            .handledBy(new Once("text/html; charset=utf-8", routes::page)::handle));
  }

  /// A body that is made by the first who asks for it.
  private static final class Once {
    private final String type;
    private final Supplier<byte[]> maker;
    private byte @Nullable [] body;

    Once(String type, Supplier<byte[]> maker) {
      this.type = type;
      this.maker = maker;
    }

    void handle(Context context) {
      Replies.cacheable(context, type, body(), "no-cache");
    }

    private synchronized byte[] body() {
      if (body == null) {
        body = maker.get();
      }
      return body;
    }
  }
}
