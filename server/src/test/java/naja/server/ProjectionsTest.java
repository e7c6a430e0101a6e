package naja.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import naja.projection.Projection;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionsTest {
  @TempDir Path folder;
  private final ConcurrentLinkedQueue<Long> drawn = new ConcurrentLinkedQueue<>();
  private final CountDownLatch begun = new CountDownLatch(1);

  @BeforeEach
  void write() {
    ColourGallery.write(folder);
  }

  /// The first generation's map is never ready: only not being wanted any more ends it.
  private Projection draw(Gallery gallery, BooleanSupplier wanted) {
    long generation = gallery.manifest().generation();
    begun.countDown();
    while (generation == 1 && wanted.getAsBoolean()) {
      Thread.onSpinWait();
    }
    if (!wanted.getAsBoolean()) {
      throw new CancellationException("not wanted");
    }
    drawn.add(generation);
    return new Projection(generation, gallery.commitId(), List.of(1.0, 0.0), 1, List.of());
  }

  private OpenGallery next() {
    ColourGallery.add(folder, "late.png", ColourGallery.RED, ColourGallery.png(1, 2, 3));
    return open();
  }

  private OpenGallery open() {
    var encoder = new FakeImageEncoder();
    return new OpenGallery(
        "default",
        Gallery.open(folder),
        encoder,
        RunningServer.SETTINGS,
        IdentifierSettings.DEFAULT);
  }

  @Test
  void of_newerCommits_takeThePlaceOfWhatIsDrawn() throws Exception {
    try (var projections = new Projections(this::draw)) {
      OpenGallery first = open();
      var waiting = CompletableFuture.supplyAsync(() -> projections.of(first));
      begun.await();
      OpenGallery second = next();
      assertThat(projections.of(second).generation()).isEqualTo(2);

      assertThatThrownBy(waiting::join).hasCauseInstanceOf(Refusal.class);
      assertThat(drawn).containsExactly(2L);
      first.release();
      assertThat(first.acquire()).as("still in use").isFalse();
      second.release();
    }
  }

  @Test
  void close_whileAMapIsDrawn_givesItUp() throws Exception {
    OpenGallery first = open();
    try (var projections = new Projections(this::draw)) {
      var _ = CompletableFuture.runAsync(() -> projections.of(first));
      begun.await();
    }
    first.release();

    assertThat(first.acquire()).as("still in use").isFalse();
    assertThat(drawn).isEmpty();
  }
}
