package naja.indexer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends a run early but in order: workers stop, what is there is committed. Set when the JVM is
/// asked to exit (Ctrl-C), which then waits until the signal is closed.
final class StopSignal implements AutoCloseable {
  private static final long EXIT_WAITS_SECONDS = 60;

  private final AtomicBoolean set = new AtomicBoolean();
  private final CountDownLatch runOver = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("naja-stop").unstarted(this::onExit);
  private boolean callerInterrupted;

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  boolean isSet() {
    return set.get();
  }

  void set() {
    set.set(true);
  }

  /// Stops the run because its calling thread was interrupted; [#close()] restores the flag.
  void setByInterrupt() {
    callerInterrupted = true;
    set();
  }

  @Override
  public void close() {
    runOver.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is exiting; the hook has just been let go.
    }
    if (callerInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void onExit() {
    set();
    try {
      boolean _ = runOver.await(EXIT_WAITS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
