package naja.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import naja.gallery.GalleryException;
import naja.server.api.Json;
import naja.server.api.PlantNetReply;
import naja.server.api.Problem;
import naja.server.api.Problem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Maps everything that can go wrong to a problem; the only place that does.
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_SECONDS = "1";

  private Problems() {}

  static void install(JavalinConfig config) {
    config.routes.exception(Refusal.class, (e, context) -> send(context, e.problem()));
    config.routes.exception(HttpResponseException.class, Problems::http);
    config.routes.exception(GalleryException.class, Problems::gallery);
    config.routes.exception(Exception.class, Problems::unexpected);
    config.router.javaLangErrorHandler((response, error) -> {
      LOG.error("a request failed", error);
      response.setStatus(500);
    });
  }

  /// The problem for a bare status, as Javalin and Jetty report it.
  static Problem forStatus(int status, String detail) {
    Kind kind =
        switch (status) {
          case 401 -> Kind.UNAUTHORIZED;
          case 403 -> Kind.FORBIDDEN;
          case 404 -> Kind.NOT_FOUND;
          case 405 -> Kind.METHOD_NOT_ALLOWED;
          case 409 -> Kind.CONFLICT;
          case 408 -> Kind.TOO_SLOW;
          case 413 -> Kind.TOO_LARGE;
          case 415 -> Kind.UNSUPPORTED_MEDIA_TYPE;
          case 429 -> Kind.TOO_MANY_REQUESTS;
          case 503 -> Kind.UNAVAILABLE;
          default -> status >= 500 ? Kind.INTERNAL : Kind.BAD_REQUEST;
        };
    return Problem.of(kind, status, detail, List.of());
  }

  private static void http(HttpResponseException e, Context context) {
    switch (e.getStatus()) {
      case 404 ->
          send(context, forStatus(404, "there is no " + context.method() + " " + context.path()));
      case 405 -> {
        String methods = e.getDetails().getOrDefault("availableMethods", "");
        context.header("Allow", methods);
        send(context, forStatus(405, context.path() + " answers " + methods));
      }
      default -> send(context, forStatus(e.getStatus(), "the request was refused"));
    }
  }

  private static void gallery(GalleryException e, Context context) {
    LOG.error("the gallery failed", e);
    send(context, forStatus(503, "the gallery cannot be read now; the log says why"));
  }

  private static void unexpected(Exception e, Context context) {
    LOG.error("request {} failed", context.res().getHeader(Headers.REQUEST_ID), e);
    send(context, forStatus(500, "the log of the service says more under this request id"));
  }

  private static void send(Context context, Problem problem) {
    UnreadBody.leave(context);
    String id = context.res().getHeader(Headers.REQUEST_ID);
    if (problem.status() == 503) {
      context.header("Retry-After", RETRY_SECONDS);
    }
    context.header("Cache-Control", "no-store");
    context.status(problem.status());
    if (context.path().startsWith(PlantNetRoute.PREFIX)) {
      String error = HttpStatus.forStatus(problem.status()).getMessage();
      var failure = new PlantNetReply.Failure(problem.status(), error, problem.detail());
      context.contentType("application/json").result(Json.bytes(failure));
      return;
    }
    context.contentType(Problem.MEDIA_TYPE).result(Json.bytes(problem.forRequest(id)));
  }
}
