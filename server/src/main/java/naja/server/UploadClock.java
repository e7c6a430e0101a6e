package naja.server;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Ends bodies that take too long, so that a client that sends a byte now and then does not hold
/// memory for ever. (A client that sends nothing at all runs into Jetty's idle timeout.)
final class UploadClock extends Handler.Wrapper {
  private final Duration longest;

  UploadClock(Duration longest) {
    this.longest = longest;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(new TimedBody(request, longest), response, callback);
  }

  private static final class TimedBody extends Request.Wrapper {
    private final long endNanos;
    private final Duration longest;

    TimedBody(Request request, Duration longest) {
      super(request);
      this.longest = longest;
      this.endNanos = System.nanoTime() + longest.toNanos();
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (System.nanoTime() - endNanos > 0) {
        return Content.Chunk.from(
            new TimeoutException("the body took longer than " + longest.toSeconds() + " s"), true);
      }
      return super.read();
    }
  }
}
