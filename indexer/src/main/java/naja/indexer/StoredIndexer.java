package naja.indexer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import naja.collection.CollectionException;
import naja.collection.Taxa;
import naja.collection.stored.LabelledEmbedding;
import naja.collection.stored.StoredEmbeddings;
import naja.encoder.EncoderFingerprint;
import naja.gallery.GalleryWriter;
import naja.gallery.IndexFormat;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import org.jspecify.annotations.Nullable;

/// Makes a gallery of embeddings that another program has computed, or adds them to one.
///
/// The import is one transaction: it is committed as a whole, or the gallery stays as it was. A row
/// whose image id is in the gallery replaces that photo. Thumbnails there are none.
public final class StoredIndexer {
  /// Fewer rows are linked as they come; from here on one graph is built at the end, on all cores.
  private static final long BULK_ROWS = 20_000;

  private static final byte[] NO_THUMBNAIL = {};

  private final EncoderFingerprint encoder;
  private final UnlistedLabels unlisted;
  private final ProgressListener listener;
  private final long bulkRows;

  /// @param encoder what made the embeddings; need not be an encoder that can run here
  public StoredIndexer(
      EncoderFingerprint encoder, UnlistedLabels unlisted, ProgressListener listener) {
    this(encoder, unlisted, listener, BULK_ROWS);
  }

  StoredIndexer(
      EncoderFingerprint encoder,
      UnlistedLabels unlisted,
      ProgressListener listener,
      long bulkRows) {
    this.encoder = Objects.requireNonNull(encoder, "encoder");
    this.unlisted = Objects.requireNonNull(unlisted, "unlisted");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.bulkRows = bulkRows;
  }

  /// Puts every row into the gallery.
  ///
  /// @param taxa what is known of the labels; where it knows a label, it has the last word
  /// @throws CollectionException if the file is not well-formed, or of another dimension than the
  ///   encoder
  /// @throws naja.gallery.GalleryException if the gallery belongs to another encoder, is being
  ///   written by another process, or cannot be written
  public RunReport index(StoredEmbeddings file, Taxa taxa, Path folder) {
    return index(file, taxa, folder, null);
  }

  /// The same with a wish for the format of the index.
  ///
  /// @param format null: the gallery's own, or the default for a new one
  /// @throws naja.gallery.GalleryException also if the gallery has another format
  public RunReport index(
      StoredEmbeddings file, Taxa taxa, Path folder, @Nullable IndexFormat format) {
    requireDimension(file);
    StoredSurvey survey = new StoredSurvey(file, taxa, unlisted);
    survey.notice().ifPresent(listener::notice);
    if (file.copies() > 0) {
      listener.notice(
          "%,d augmented copies (copy_of) left out: they are to train on, not to search in"
              .formatted(file.copies()));
    }
    GalleryWriter writer = open(folder, survey.total(), format);
    try (StopSignal stop = new StopSignal()) {
      return new Run(file, taxa, survey, writer, stop).go();
    } finally {
      writer.abandon();
      listener.finished();
    }
  }

  private void requireDimension(StoredEmbeddings file) {
    if (file.dimension() != encoder.dimension()) {
      throw new CollectionException(
          "%s holds embeddings of dimension %d, encoder %s makes %d"
              .formatted(
                  file.location(), file.dimension(), encoder.encoderId(), encoder.dimension()));
    }
  }

  /// A bulk load rewrites the gallery: worth it where at least half of it is new.
  private GalleryWriter open(Path folder, long rows, @Nullable IndexFormat format) {
    if (rows < bulkRows) {
      return GalleryWriter.open(folder, encoder, format);
    }
    GalleryWriter writer = GalleryWriter.openForBulkLoad(folder, encoder, format);
    if (writer.manifest().photos() <= rows) {
      return writer;
    }
    writer.abandon();
    return GalleryWriter.open(folder, encoder, format);
  }

  /// One import, from the first row to the commit.
  private final class Run {
    private static final int ROWS_PER_REPORT = 1_000;

    private final StoredEmbeddings file;
    private final Taxa taxa;
    private final StoredSurvey survey;
    private final GalleryWriter writer;
    private final StopSignal stop;
    private final StageClock clock = new StageClock();
    private final long start = System.nanoTime();
    private long put;

    Run(
        StoredEmbeddings file,
        Taxa taxa,
        StoredSurvey survey,
        GalleryWriter writer,
        StopSignal stop) {
      this.file = file;
      this.taxa = taxa;
      this.survey = survey;
      this.writer = writer;
      this.stop = stop;
    }

    RunReport go() {
      try (Stream<LabelledEmbedding> rows = file.stream()) {
        rows.filter(survey::wants).takeWhile(_ -> !stop.isSet()).forEach(this::put);
      }
      listener.progress(progress());
      if (!stop.isSet()) {
        if (put >= bulkRows) {
          listener.notice("linking %,d embeddings into the search graph".formatted(put));
        }
        clock.run(Stage.WRITE, writer::commit);
      }
      return report();
    }

    private void put(LabelledEmbedding row) {
      writer.put(known(row.photo()), row.embedding(), NO_THUMBNAIL);
      if (++put % ROWS_PER_REPORT == 0) {
        listener.progress(progress());
      }
    }

    private ReferencePhoto known(ReferencePhoto photo) {
      Taxon taxon = taxa.find(photo.taxon().id()).orElse(photo.taxon());
      return photo.withTaxon(taxon);
    }

    private Progress progress() {
      return new Progress(put, 0, 0, survey.total(), Duration.ofNanos(System.nanoTime() - start));
    }

    private RunReport report() {
      boolean stopped = stop.isSet();
      return new RunReport(
          stopped ? 0 : put,
          0,
          0,
          survey.total(),
          0,
          survey.unlisted(),
          stopped,
          (System.nanoTime() - start) / 1e9,
          clock.times());
    }
  }
}
