package naja.server;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs decoding and encoding on a fixed set of platform threads behind a bounded queue.
///
/// Requests have a virtual thread each; work that fills a core must not pin their carriers, and
/// more of it at once than there are cores only makes everyone wait. The threads stay the same for
/// the life of the service, because a GPU session grows with every thread that calls it.
final class EncodingQueue implements AutoCloseable {
  private final ThreadPoolExecutor threads;
  private final Duration patience;

  EncodingQueue(ServerSettings settings) {
    this.patience = settings.patience();
    this.threads =
        new ThreadPoolExecutor(
            settings.encodingThreads(),
            settings.encodingThreads(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.waitingRequests()),
            Thread.ofPlatform().daemon().name("naja-encode-", 0).factory());
  }

  /// Runs the work when its turn comes, and waits for the result.
  ///
  /// @throws Refusal if too many wait already, or the turn does not come in time
  <T> T run(Callable<T> work) {
    Future<T> result = submit(work);
    try {
      return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      result.cancel(false);
      throw Refusal.busy("no answer within " + patience.toSeconds() + " s; send the photo again");
    } catch (InterruptedException _) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("the service is shutting down");
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private <T> Future<T> submit(Callable<T> work) {
    try {
      return threads.submit(work);
    } catch (RejectedExecutionException _) {
      throw threads.isShutdown()
          ? Refusal.unavailable("the service is shutting down")
          : Refusal.busy(threads.getQueue().size() + " requests wait already; try again shortly");
    }
  }

  private static RuntimeException unwrapped(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException cause -> cause;
      case Error cause -> throw cause;
      case null, default -> new IllegalStateException("encoding failed", failure);
    };
  }

  /// Requests that wait for their turn.
  int waiting() {
    return threads.getQueue().size();
  }

  /// Requests whose turn it is.
  int running() {
    return threads.getActiveCount();
  }

  /// Lets running work end; what waits is dropped. After this no encoder is in use.
  @Override
  public void close() {
    threads.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
    threads.close();
  }
}
