package naja.collection.stored;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.StringJoiner;
import naja.collection.CollectionException;
import naja.encoder.Embedding;
import naja.gallery.ReferencePhoto;

/// Goes through vectors and labels side by side, past augmented copies.
final class RowJoin implements Iterator<LabelledEmbedding>, AutoCloseable {
  private static final int BAD_ROWS_NAMED = 5;

  private final StoredEmbeddings file;
  private final VectorRows.VectorCursor vectors;
  private final LabelRows.LabelCursor labels;
  private final PhotoColumns columns;
  private long row;
  private long taken;

  RowJoin(
      StoredEmbeddings file,
      VectorRows.VectorCursor vectors,
      LabelRows.LabelCursor labels,
      PhotoColumns columns) {
    this.file = file;
    this.vectors = vectors;
    this.labels = labels;
    this.columns = columns;
  }

  @Override
  public boolean hasNext() {
    return taken < file.rows();
  }

  @Override
  public LabelledEmbedding next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    float[] values = vectors.next();
    LabelCells cells = labels.next();
    while (PhotoColumns.isCopy(cells)) {
      values = vectors.next();
      cells = labels.next();
      row++;
    }
    taken++;
    return row(values, cells);
  }

  private LabelledEmbedding row(float[] values, LabelCells cells) {
    if (!isFinite(values)) {
      throw notFinite(cells);
    }
    ReferencePhoto photo = columns.photo(cells, row++, () -> hash(values));
    return new LabelledEmbedding(photo, Embedding.of(values));
  }

  @Override
  public void close() {
    vectors.close();
    labels.close();
  }

  /// Reads on to the end, so that all the rows in question are counted.
  private CollectionException notFinite(LabelCells first) {
    StringJoiner named = new StringJoiner(", ");
    named.add(name(first));
    long bad = 1;
    for (row++; taken < file.rows(); row++) {
      boolean finite = isFinite(vectors.next());
      LabelCells cells = labels.next();
      if (PhotoColumns.isCopy(cells)) {
        continue;
      }
      taken++;
      if (!finite && ++bad <= BAD_ROWS_NAMED) {
        named.add(name(cells));
      }
    }
    return new CollectionException(
        "%s: %d rows hold NaN or infinite values: %s%s; leave them out, with their labels"
            .formatted(file.location(), bad, named, bad > BAD_ROWS_NAMED ? ", …" : ""));
  }

  private String name(LabelCells cells) {
    return "row %d (%s)".formatted(row, columns.imageId(cells, row));
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /// SHA-256 of the values as little-endian float32.
  private static String hash(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
