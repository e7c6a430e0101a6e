package naja.server;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;

/// The rest of a body that a refused request is still sending.
///
/// A client may miss the reply while it is busy sending, so a bounded part of the rest is read and
/// thrown away; and the connection cannot carry another request, so it is said to end.
final class UnreadBody {
  private static final String READ = "naja.body-read";
  private static final Set<HandlerType> WITH_BODY =
      Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH);
  private static final long MOST_BYTES = 16 << 20;
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private UnreadBody() {}

  /// Notes that the body was read to its end: the connection stays open whatever the answer is.
  static void wasRead(Context context) {
    context.attribute(READ, true);
  }

  /// Deals with the body of a request that is about to be refused.
  static void leave(Context context) {
    boolean mayHaveBody = WITH_BODY.contains(context.method());
    if (!mayHaveBody || Boolean.TRUE.equals(context.attribute(READ))) {
      return;
    }
    context.header("Connection", "close");
    discard(context);
  }

  private static void discard(Context context) {
    byte[] buffer = new byte[16 << 10];
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      InputStream rest = context.req().getInputStream();
      long bytes = 0;
      while (bytes < MOST_BYTES && System.nanoTime() < end) {
        int count = rest.read(buffer);
        if (count < 0) {
          return;
        }
        bytes += count;
      }
    } catch (IOException | IllegalStateException _) {
      // The reader of the body has given up on it; so does this.
    }
  }
}
