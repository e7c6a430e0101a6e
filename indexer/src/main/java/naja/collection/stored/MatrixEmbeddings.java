package naja.collection.stored;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import naja.collection.CollectionException;
import naja.encoder.EncoderFingerprint;
import org.jspecify.annotations.Nullable;

/// A matrix of embeddings side by side with its labels.
final class MatrixEmbeddings implements StoredEmbeddings {
  private final Path file;
  private final VectorRows vectors;
  private final LabelRows labels;
  private final PhotoColumns columns;
  private final @Nullable EncoderFingerprint encoder;
  private final long copies;

  /// Goes through the labels once.
  ///
  /// @throws CollectionException if there are more or fewer than rows, or they are not well-formed
  MatrixEmbeddings(
      Path file,
      VectorRows vectors,
      LabelRows labels,
      PhotoColumns columns,
      @Nullable EncoderFingerprint encoder) {
    this.file = file;
    this.vectors = vectors;
    this.labels = labels;
    this.columns = columns;
    this.encoder = encoder;
    checkShape();
    this.copies = checkLabels();
  }

  @Override
  public Path location() {
    return file;
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public long rows() {
    return vectors.rows() - copies;
  }

  @Override
  public long copies() {
    return copies;
  }

  @Override
  public Optional<EncoderFingerprint> encoder() {
    return Optional.ofNullable(encoder);
  }

  @Override
  public Stream<LabelledEmbedding> stream() {
    RowJoin rows = new RowJoin(this, vectors.open(), labels.open(), columns);
    var spliterator =
        Spliterators.spliterator(
            rows, rows(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    return StreamSupport.stream(spliterator, false).onClose(rows::close);
  }

  private void checkShape() {
    if (vectors.rows() == 0) {
      throw new CollectionException(file + " holds no embeddings");
    }
    if (dimension() < 1 || dimension() > EncoderFingerprint.MAX_DIMENSION) {
      throw new CollectionException(
          "%s holds rows of %d values; embeddings have 1 to %d: is it transposed?"
              .formatted(file, dimension(), EncoderFingerprint.MAX_DIMENSION));
    }
  }

  /// Counts the copies.
  private long checkLabels() {
    Map<String, Long> rows = new HashMap<>();
    long row = 0;
    long found = 0;
    try (LabelRows.LabelCursor cursor = labels.open()) {
      for (; cursor.hasNext(); row++) {
        LabelCells cells = cursor.next();
        if (PhotoColumns.isCopy(cells)) {
          found++;
          continue;
        }
        String imageId = columns.photo(cells, row, () -> "").imageId();
        Long earlier = rows.put(imageId, row);
        if (earlier != null) {
          throw cells.error(
              PhotoColumns.IMAGE_ID,
              "'%s' stands in row %d already, counted from 0".formatted(imageId, earlier));
        }
      }
    }
    if (row != vectors.rows()) {
      throw new CollectionException(
          "%s holds %d labels where %s holds %d embeddings; they must be row for row the same photos"
              .formatted(labels.location(), row, file, vectors.rows()));
    }
    if (found == row) {
      throw new CollectionException(
          labels.location() + " marks every row as a copy (copy_of); a gallery needs the photos");
    }
    return found;
  }
}
