package naja.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import naja.collection.CollectionItem;
import naja.collection.GivenPhotos;
import naja.collection.Taxa;
import naja.encoder.ImageEncoder;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryWriter;
import naja.gallery.PhotoSelection;
import naja.gallery.Taxon;
import naja.indexer.Indexer;
import naja.indexer.IndexerSettings;
import naja.indexer.ProgressListener;
import naja.indexer.RunReport;
import naja.photo.Photo;

/// Changes the gallery that is served, photo by photo, by the indexer's own code: what is stored is
/// what `naja index` would have stored. One change at a time; the writer is open for no longer.
final class GalleryEditor implements AutoCloseable {
  private final LiveGallery galleries;
  private final ImageEncoder encoder;
  private final IndexerSettings settings;
  private final Duration patience;
  private final ReentrantLock turn = new ReentrantLock(true);

  GalleryEditor(LiveGallery galleries, ImageEncoder encoder, ServerSettings settings) {
    this.galleries = galleries;
    this.encoder = encoder;
    this.patience = settings.patience();
    this.settings =
        new IndexerSettings(
            1,
            1,
            settings.photoLimits(),
            IndexerSettings.DEFAULT.commitInterval(),
            true,
            IndexerSettings.DEFAULT.unlisted());
  }

  /// What a change did.
  ///
  /// @param outcome `added`, `replaced`, `described`, `unchanged` or `deleted`
  /// @param duplicates photos in the gallery that show what this one shows: 1, else 0
  /// @param gallery the name of the gallery that was changed
  /// @param manifest of the commit that was made
  record Change(String outcome, long duplicates, String gallery, GalleryManifest manifest) {}

  /// Stores a photo, in place of the one of the same id if there is one.
  ///
  /// @param item all but the file
  /// @throws Refusal if what is said of the taxon contradicts the gallery, or another process
  ///   writes
  Change put(Unfiled item, Photo photo) {
    return inTurn(served -> {
      // The newest commit, whether it is served yet or not.
      try (Gallery before = Gallery.open(served.folder(), encoder.fingerprint())) {
        Taxa taxa = taxa(before.taxa(), item.taxon());
        boolean known = before.photo(item.imageId()).isPresent();
        RunReport report = withFile(photo, file -> add(item.at(file), taxa, served.folder()));
        if (report.failed() > 0) {
          throw Refusal.invalid("the photo was not stored: the encoder can make nothing of it");
        }
        return changed(served, outcome(report, known), report.duplicates(), newest(before));
      }
    });
  }

  /// A photo's facts, before there is a file.
  interface Unfiled {
    String imageId();

    SaidOfTaxon taxon();

    CollectionItem at(Path file);
  }

  /// Deletes a photo.
  ///
  /// @throws Refusal if there is none, or another process writes
  Change delete(String imageId) {
    return inTurn(served -> changed(served, "deleted", 0, without(served.folder(), imageId)));
  }

  private static GalleryManifest without(Path folder, String imageId) {
    try (GalleryWriter writer = GalleryWriter.openExisting(folder)) {
      if (writer.delete(PhotoSelection.ofImages(List.of(imageId))) == 0) {
        throw Refusal.notFound("the gallery has no photo " + imageId);
      }
      return writer.commit();
    }
  }

  /// Lets questions from now on be answered from the new commit, where that gallery is served
  /// still.
  private Change changed(
      LiveGallery.Named served, String outcome, long duplicates, GalleryManifest manifest) {
    galleries.refresh();
    return new Change(outcome, duplicates, served.name(), manifest);
  }

  private static GalleryManifest newest(Gallery before) {
    try (Gallery now = before.refreshed()) {
      return now.manifest();
    }
  }

  private RunReport add(CollectionItem item, Taxa taxa, Path folder) {
    var photos = new GivenPhotos(Path.of("upload"), List.of(item));
    return new Indexer(encoder, settings, ProgressListener.silent()).add(photos, taxa, folder);
  }

  private static String outcome(RunReport report, boolean known) {
    if (report.embedded() > 0) {
      return known ? "replaced" : "added";
    }
    return report.relabelled() > 0 ? "described" : "unchanged";
  }

  /// What the gallery knows of its taxa, and of a new one what the request says. Nobody changes a
  /// taxon's venom status by the way, with a photo.
  private static Taxa taxa(Map<String, Taxon> known, SaidOfTaxon said) {
    List<Taxon> taxa = new ArrayList<>(known.values());
    Optional<Taxon> stored = Taxa.of(taxa).find(said.id());
    if (stored.isEmpty()) {
      taxa.add(said.asNew());
      return Taxa.of(taxa);
    }
    List<String> contradictions = said.contradictions(stored.get());
    if (!contradictions.isEmpty()) {
      throw Refusal.conflict(
          "the gallery knows taxon %s otherwise: %s; leave that out, or index again"
              .formatted(stored.get().id(), String.join(", ", contradictions)));
    }
    return Taxa.of(taxa);
  }

  private static RunReport withFile(Photo photo, Function<Path, RunReport> work) {
    try {
      Path file = Files.createTempFile("naja-upload", ".photo");
      try {
        Files.write(file, photo.bytes());
        return work.apply(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep an upload while it is stored", e);
    }
  }

  private Change inTurn(Function<LiveGallery.Named, Change> work) {
    try {
      if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Refusal.busy("other changes are being made; send this one again");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("the service is shutting down");
    }
    LiveGallery.Named served = galleries.current();
    try {
      return work.apply(served);
    } catch (GalleryException e) {
      throw e.kind() == GalleryException.Kind.LOCKED
          ? Refusal.locked(holder(e, served.folder()))
          : e;
    } finally {
      turn.unlock();
    }
  }

  /// Waits for the change that is being made; there is none after it.
  @Override
  public void close() {
    turn.lock();
  }

  /// Who writes, without the folder and the command line, which are the operator's business.
  private static String holder(GalleryException locked, Path folder) {
    return String.valueOf(locked.getMessage())
        .replace("gallery " + folder, "the gallery")
        .replaceAll("\\s*\\(.*\\)", "");
  }
}
