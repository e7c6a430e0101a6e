package naja.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import naja.encoder.ImageEncoder;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;
import naja.identify.IdentifierSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gallery in a folder as it is now: a newer commit takes over while requests that began with
/// the older one end on it.
final class LiveGallery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveGallery.class);

  private final Path folder;
  private final ImageEncoder encoder;
  private final ServerSettings settings;
  private final IdentifierSettings identifierSettings;
  private final Thread watcher;
  private volatile OpenGallery current;
  private volatile @Nullable String trouble;

  /// Opens the last commit and watches for newer ones.
  ///
  /// @throws GalleryException if there is no gallery, or it does not fit the encoder
  LiveGallery(
      Path folder,
      ImageEncoder encoder,
      ServerSettings settings,
      IdentifierSettings identifierSettings) {
    this.folder = folder;
    this.encoder = encoder;
    this.settings = settings;
    this.identifierSettings = identifierSettings;
    this.current = opened(Gallery.open(folder, encoder.fingerprint()));
    this.watcher = Thread.ofVirtual().name("naja-gallery-watcher").start(this::watch);
  }

  /// The newest commit, held open until the lease is closed.
  Lease lease() {
    while (true) {
      OpenGallery open = current;
      if (open.acquire()) {
        return new Lease(open);
      }
      Thread.onSpinWait();
    }
  }

  /// The facts of the newest commit.
  GalleryManifest manifest() {
    return current.gallery().manifest();
  }

  /// Why a newer commit could not be opened; empty when all is well.
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// Looks for a newer commit now and switches to it.
  void refresh() {
    try {
      Gallery now = newest();
      if (now != current.gallery()) {
        switchTo(now);
      }
      trouble = null;
    } catch (GalleryException e) {
      if (!Objects.equals(e.getMessage(), trouble)) {
        LOG.warn("answering from the commit opened before: {}", e.getMessage());
      }
      trouble = e.getMessage();
    }
  }

  /// A gallery that was rebuilt in its folder shares nothing with the one that is open, which
  /// Lucene reports as an illegal state; it is opened from scratch.
  private Gallery newest() {
    try {
      return current.gallery().refreshed();
    } catch (IllegalStateException _) {
      return Gallery.open(folder, encoder.fingerprint());
    }
  }

  private void switchTo(Gallery newest) {
    OpenGallery next = prepared(newest);
    OpenGallery before = current;
    current = next;
    before.release();
    GalleryManifest manifest = newest.manifest();
    LOG.info("gallery generation {} with {} photos", manifest.generation(), manifest.photos());
  }

  private OpenGallery prepared(Gallery gallery) {
    try {
      OpenGallery open = opened(gallery);
      open.warmUp();
      return open;
    } catch (RuntimeException e) {
      gallery.close();
      throw e;
    }
  }

  private OpenGallery opened(Gallery gallery) {
    return new OpenGallery(gallery, encoder, settings, identifierSettings);
  }

  private void watch() {
    Duration pause = settings.galleryPoll();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(pause);
        refresh();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.error("the newest commit cannot be used", e);
        trouble = "the newest commit cannot be used; the log says why";
      }
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
    try {
      watcher.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    current.release();
  }

  /// The right to use one commit.
  record Lease(OpenGallery open) implements AutoCloseable {
    @Override
    public void close() {
      open.release();
    }
  }
}
