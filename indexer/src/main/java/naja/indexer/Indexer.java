package naja.indexer;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import naja.collection.CollectionItem;
import naja.collection.CollectionReader;
import naja.collection.Taxa;
import naja.encoder.ImageEncoder;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.IndexFormat;
import org.jspecify.annotations.Nullable;

/// Makes a gallery of a collection, and takes up where an earlier run ended.
///
/// Photos that are in the gallery with the same content are skipped; photos that failed are named
/// in the gallery's `failures.csv` and tried again when their file changes or the settings ask for
/// it. Photos that show what another one shows already are named in the gallery's `duplicates.csv`
/// and go by a [DuplicateRule]. When the JVM is asked to exit, what is there is committed first.
public final class Indexer {
  /// The file in the gallery's folder that names the photos that cannot be used.
  public static final String FAILURES = "failures.csv";

  /// The file in the gallery's folder that names the photos that show what others show already.
  public static final String DUPLICATES = "duplicates.csv";

  private final ImageEncoder encoder;
  private final IndexerSettings settings;
  private final ProgressListener listener;
  private final DuplicateRule duplicateRule;

  public Indexer(ImageEncoder encoder, IndexerSettings settings, ProgressListener listener) {
    this(encoder, settings, listener, DuplicateRule.DEFAULT);
  }

  private Indexer(
      ImageEncoder encoder,
      IndexerSettings settings,
      ProgressListener listener,
      DuplicateRule duplicateRule) {
    this.encoder = Objects.requireNonNull(encoder, "encoder");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.duplicateRule = Objects.requireNonNull(duplicateRule, "duplicateRule");
  }

  /// An indexer with another rule for duplicates.
  public Indexer withDuplicates(DuplicateRule rule) {
    return new Indexer(encoder, settings, listener, rule);
  }

  /// Indexes what is not yet in the gallery.
  ///
  /// @param taxa what is known of the labels; labels beyond them go by the settings
  /// @throws naja.collection.CollectionException if the collection is not well-formed or empty
  /// @throws naja.gallery.GalleryException if the gallery belongs to another encoder, is being
  ///   written by another process, or cannot be written
  public RunReport index(CollectionReader collection, Taxa taxa, Path folder) {
    return index(collection, taxa, folder, null);
  }

  /// The same with a wish for the format of the index.
  ///
  /// @param format null: the gallery's own, or the default for a new one
  /// @throws naja.gallery.GalleryException also if the gallery has another format
  public RunReport index(
      CollectionReader collection, Taxa taxa, Path folder, @Nullable IndexFormat format) {
    return run(collection, taxa, folder, format, true);
  }

  /// Adds photos by the same rules, but not as all that there is: what is known of photos that the
  /// collection does not hold, failed ones included, stays as it is.
  ///
  /// @throws naja.gallery.GalleryException as [#index(CollectionReader, Taxa, Path)]
  public RunReport add(CollectionReader photos, Taxa taxa, Path folder) {
    return run(photos, taxa, folder, null, false);
  }

  private RunReport run(
      CollectionReader collection,
      Taxa taxa,
      Path folder,
      @Nullable IndexFormat format,
      boolean whole) {
    Survey survey = new Survey(collection, taxa, settings.unlisted());
    survey.notice().ifPresent(listener::notice);
    collection.notice().ifPresent(listener::notice);
    try (StopSignal stop = new StopSignal();
        GalleryWriter writer = GalleryWriter.open(folder, encoder.fingerprint(), format);
        Gallery before = Gallery.open(folder);
        Duplicates duplicates = duplicates(folder)) {
      FailureLog failures = FailureLog.load(folder.resolve(FAILURES));
      GallerySink sink =
          new GallerySink(survey, before, writer, failures, duplicates, settings, listener, stop);
      EmbeddingPipeline.Effort effort = run(survey, sink, stop);
      int relabelled = writer.describe(sink.relabelled());
      if (whole && !stop.isSet()) {
        failures.keepSeen();
      }
      sink.finish();
      return report(survey, sink, duplicates, relabelled, stop.isSet(), effort);
    } finally {
      listener.finished();
    }
  }

  private Duplicates duplicates(Path folder) {
    DuplicateLog log = DuplicateLog.load(folder.resolve(DUPLICATES));
    StoredPhotos stored = new StoredPhotos(Gallery.open(folder));
    return new Duplicates(duplicateRule, stored, log);
  }

  private EmbeddingPipeline.Effort run(Survey survey, GallerySink sink, StopSignal stop) {
    try (Stream<CollectionItem> items = survey.items()) {
      return EmbeddingPipeline.of(encoder, settings, stop).run(items.iterator(), sink);
    }
  }

  private static RunReport report(
      Survey survey,
      GallerySink sink,
      Duplicates duplicates,
      int relabelled,
      boolean stopped,
      EmbeddingPipeline.Effort effort) {
    Progress progress = sink.progress();
    return new RunReport(
        progress.embedded(),
        progress.skipped() - duplicates.leftOut(),
        progress.failed(),
        survey.total(),
        relabelled,
        survey.unlisted(),
        stopped,
        progress.elapsed().toNanos() / 1e9,
        effort.times().plus(sink.times()),
        duplicates.found(),
        duplicates.leftOut(),
        effort.workforce());
  }
}
