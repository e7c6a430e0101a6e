package naja.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import naja.projection.Projection;
import org.jspecify.annotations.Nullable;

/// The map of the commit that is served, drawn in the background by one thread: a large gallery
/// takes many seconds, which nobody waits for.
final class Projections implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("naja-map").factory());
  private @Nullable Drawn last;

  private record Drawn(String commit, CompletableFuture<Projection> projection) {}

  /// The projection of a commit.
  ///
  /// @throws Refusal if it is still being drawn; asking again later helps
  Projection of(OpenGallery open) {
    try {
      return drawn(open).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw Refusal.busy("the map is being drawn; ask again in a moment");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("the service is shutting down");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("the map cannot be drawn", e);
    }
  }

  private synchronized CompletableFuture<Projection> drawn(OpenGallery open) {
    String commit = open.gallery().commitId();
    Drawn drawn = last;
    if (drawn == null
        || !drawn.commit.equals(commit)
        || drawn.projection.isCompletedExceptionally()) {
      drawn = new Drawn(commit, start(open));
      last = drawn;
    }
    return drawn.projection;
  }

  /// Keeps the commit open until its map is drawn.
  private CompletableFuture<Projection> start(OpenGallery open) {
    if (!open.acquire()) {
      throw Refusal.unavailable("the gallery has just changed; ask again");
    }
    CompletableFuture<Projection> projection =
        CompletableFuture.supplyAsync(() -> Projection.of(open.gallery()), thread);
    return projection.whenComplete((_, _) -> open.release());
  }

  /// Waits for a map that is being drawn, so that its gallery can be closed.
  @Override
  public void close() {
    thread.close();
  }
}
