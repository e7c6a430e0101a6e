package naja.server;

import java.nio.file.Path;
import naja.testkit.Chromium;
import naja.testkit.Visit;
import org.jspecify.annotations.Nullable;

/// The page of a running service, and its visitor of the moment.
final class ServedPage implements AutoCloseable {
  private final Chromium chromium;
  private final RunningServer running;
  private @Nullable Visit visitor;

  private ServedPage(Chromium chromium, RunningServer running) {
    this.chromium = chromium;
    this.running = running;
  }

  /// Serves a gallery; a test is skipped by name where there is no browser.
  static ServedPage of(Path gallery) throws InterruptedException {
    Chromium chromium = Chromium.start();
    RunningServer running = RunningServer.on(gallery);
    running.awaitReady();
    return new ServedPage(chromium, running);
  }

  /// A new visitor at a view, with a screen of this size; the one before leaves.
  ///
  /// @param view empty, or what stands behind the `#` of its address
  Visit enter(String view, int width, int height, boolean dark) {
    leave();
    Visit entered = chromium.visit(running.server.address(), width, height, dark);
    visitor = entered;
    return entered.at(view);
  }

  /// Chooses photos and waits for the answer.
  static Visit ask(Visit visitor, Path... photos) {
    visitor.page().setInputFiles("#files", photos);
    visitor.page().waitForSelector("#result .species");
    return visitor;
  }

  private void leave() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @Override
  public void close() {
    leave();
    running.close();
    chromium.close();
  }
}
