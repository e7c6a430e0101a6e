package naja.server;

import java.nio.ByteBuffer;
import naja.server.api.Json;
import naja.server.api.Problem;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Problems for requests that Jetty refuses before a route sees them, such as malformed ones.
final class JettyProblems extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(body(response.getStatus())), callback);
    return true;
  }

  private static byte[] body(int status) {
    String detail =
        status == 503
            ? "the service is shutting down"
            : "the request breaks the rules of HTTP or a limit of this server";
    return Json.bytes(Problems.forStatus(status, detail));
  }
}
