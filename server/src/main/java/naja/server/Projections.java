package naja.server;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import naja.gallery.Gallery;
import naja.projection.Projection;
import org.jspecify.annotations.Nullable;

/// The map of the commit that is served, drawn in the background by one thread: a large gallery
/// takes many seconds, which nobody waits for. A commit that is asked about takes the place of the
/// one before, whose map is given up, begun or not.
final class Projections implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("naja-map").factory());
  private final Drawing drawing;
  private @Nullable Drawn last;

  /// How a map is drawn: ends with a [CancellationException] once it is not wanted any more.
  interface Drawing {
    Projection draw(Gallery gallery, BooleanSupplier wanted);
  }

  private record Drawn(
      String commit, AtomicBoolean wanted, CompletableFuture<Projection> projection) {}

  Projections() {
    this(Projection::of);
  }

  Projections(Drawing drawing) {
    this.drawing = drawing;
  }

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
    } catch (CancellationException _) {
      throw changed();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException) {
        throw changed();
      }
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
      giveUp();
      var wanted = new AtomicBoolean(true);
      drawn = new Drawn(commit, wanted, start(open, wanted));
      last = drawn;
    }
    return drawn.projection;
  }

  private synchronized void giveUp() {
    if (last != null) {
      last.wanted.set(false);
    }
  }

  private static Refusal changed() {
    return Refusal.unavailable("the gallery has just changed; ask again");
  }

  /// Keeps the commit open until its map is drawn.
  private CompletableFuture<Projection> start(OpenGallery open, AtomicBoolean wanted) {
    if (!open.acquire()) {
      throw changed();
    }
    CompletableFuture<Projection> projection =
        CompletableFuture.supplyAsync(() -> drawing.draw(open.gallery(), wanted::get), thread);
    return projection.whenComplete((_, _) -> open.release());
  }

  /// Gives up what is being drawn and waits for its end, so that its gallery can be closed.
  @Override
  public void close() {
    giveUp();
    thread.close();
  }
}
