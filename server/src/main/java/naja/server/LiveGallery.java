package naja.server;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import naja.calibration.FittedFiles;
import naja.encoder.ImageEncoder;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;
import naja.identify.IdentifierSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gallery that is served, as it is now: a newer commit, a gallery rebuilt in the folder, or
/// another gallery of the list takes over while requests that began with the one before end on it.
final class LiveGallery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveGallery.class);

  private final GalleryList list;
  private final ImageEncoder encoder;
  private final ServerSettings settings;
  private final IdentifierSettings identifierSettings;
  private final Thread watcher;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// Held while the gallery is looked at anew; requests never wait for it.
  private final ReentrantLock change = new ReentrantLock();

  private volatile Served served;
  private volatile @Nullable String trouble;

  /// @param place the folder with links followed, so that a link that points elsewhere is noticed
  /// @param fitted the versions of what was fitted on the gallery
  private record Served(
      String name, Path folder, Path place, List<FileTime> fitted, OpenGallery open) {}

  /// Opens the last commit and watches for newer ones.
  ///
  /// @throws GalleryException if there is no gallery, or it does not fit the encoder
  LiveGallery(
      Path folder,
      ImageEncoder encoder,
      ServerSettings settings,
      IdentifierSettings identifierSettings) {
    this.list = new GalleryList(settings.galleries(), folder);
    this.encoder = encoder;
    this.settings = settings;
    this.identifierSettings = identifierSettings;
    Path place = place(folder);
    List<FileTime> fitted = FittedFiles.versions(folder);
    Gallery gallery = Gallery.open(folder, encoder.fingerprint());
    this.served = new Served(list.first(), folder, place, fitted, opened(list.first(), gallery));
    this.watcher = Thread.ofVirtual().name("naja-gallery-watcher").start(this::watch);
  }

  /// The newest commit, held open until the lease is closed.
  ///
  /// @throws Refusal if the service is being closed
  Lease lease() {
    while (!closed.get()) {
      OpenGallery open = served.open();
      if (open.acquire()) {
        return new Lease(open);
      }
      Thread.onSpinWait();
    }
    throw Refusal.unavailable("the service is shutting down");
  }

  /// The facts of the newest commit.
  GalleryManifest manifest() {
    return served.open().gallery().manifest();
  }

  /// The name of the gallery that is served.
  String name() {
    return served.name();
  }

  /// A gallery by its name.
  record Named(String name, Path folder) {}

  /// Which gallery is served.
  Named current() {
    Served now = served;
    return new Named(now.name(), now.folder());
  }

  /// The names of the galleries that may be served, ascending.
  List<String> names() {
    return list.names();
  }

  /// Why a newer commit could not be opened; empty when all is well.
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// Serves another gallery of the list from now on.
  ///
  /// @throws Refusal if there is none of that name, or it does not fit the encoder
  void serve(String name) {
    Path folder =
        list.folder(name)
            .orElseThrow(() ->
                Refusal.notFound(
                    "there is no gallery %s here; there are %s"
                        .formatted(name, String.join(", ", names()))));
    change.lock();
    try {
      Path place = place(folder);
      List<FileTime> fitted = FittedFiles.versions(folder);
      switchTo(name, folder, place, fitted, Gallery.open(folder, encoder.fingerprint()));
      trouble = null;
    } catch (GalleryException e) {
      LOG.warn("gallery {} cannot be served: {}", name, e.getMessage());
      throw Refusal.conflict(
          "gallery %s cannot be served; the log of the service says why".formatted(name));
    } finally {
      change.unlock();
    }
  }

  /// Looks for a newer commit now and switches to it.
  void refresh() {
    change.lock();
    try {
      Served now = served;
      Path place = place(now.folder());
      List<FileTime> fitted = FittedFiles.versions(now.folder());
      Gallery newest = newest(now, place, fitted);
      if (newest != now.open().gallery()) {
        switchTo(now.name(), now.folder(), place, fitted, newest);
      }
      trouble = null;
    } catch (GalleryException e) {
      if (!Objects.equals(e.getMessage(), trouble)) {
        LOG.warn("answering from the commit opened before: {}", e.getMessage());
      }
      trouble = e.getMessage();
    } finally {
      change.unlock();
    }
  }

  /// A gallery that was rebuilt in its folder shares nothing with the one that is open, which
  /// Lucene reports as an illegal state; it is opened from scratch, as is one behind a new link, or
  /// one on which something was fitted anew.
  private Gallery newest(Served now, Path place, List<FileTime> fitted) {
    if (!place.equals(now.place()) || !fitted.equals(now.fitted())) {
      return Gallery.open(now.folder(), encoder.fingerprint());
    }
    try {
      return now.open().gallery().refreshed();
    } catch (IllegalStateException _) {
      return Gallery.open(now.folder(), encoder.fingerprint());
    }
  }

  private static Path place(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder;
    }
  }

  private void switchTo(
      String name, Path folder, Path place, List<FileTime> fitted, Gallery newest) {
    OpenGallery next = prepared(name, newest);
    OpenGallery before = served.open();
    served = new Served(name, folder, place, fitted, next);
    before.release();
    GalleryManifest manifest = newest.manifest();
    LOG.info(
        "gallery {} generation {} with {} photos", name, manifest.generation(), manifest.photos());
  }

  private OpenGallery prepared(String name, Gallery gallery) {
    try {
      OpenGallery open = opened(name, gallery);
      open.warmUp();
      return open;
    } catch (RuntimeException e) {
      gallery.close();
      throw e;
    }
  }

  private OpenGallery opened(String name, Gallery gallery) {
    return new OpenGallery(name, gallery, encoder, settings, identifierSettings);
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
    if (closed.getAndSet(true)) {
      return;
    }
    watcher.interrupt();
    try {
      watcher.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    served.open().release();
  }

  /// The right to use one commit.
  record Lease(OpenGallery open) implements AutoCloseable {
    @Override
    public void close() {
      open.release();
    }
  }
}
