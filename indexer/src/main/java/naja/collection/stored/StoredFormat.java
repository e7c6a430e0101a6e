package naja.collection.stored;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import naja.collection.CollectionException;
import org.jspecify.annotations.Nullable;

/// Where labels and embeddings of a file are found, as far as the file does not tell.
///
/// @param labels a CSV file with a line per embedding; null: the labels lie in the file itself, or,
///   for `E.npy`, in `E.csv`
/// @param labelColumn the column that holds the label; null: one of the usual names
/// @param embeddingColumn the column or variable that holds the embeddings; null: whichever looks
///   like it
public record StoredFormat(
    @Nullable Path labels, @Nullable String labelColumn, @Nullable String embeddingColumn) {
  /// Everything under its usual name.
  public static final StoredFormat USUAL = new StoredFormat(null, null, null);

  /// Usual names, and the labels in a CSV file.
  public static StoredFormat withLabels(Path csv) {
    return new StoredFormat(csv, null, null);
  }

  StoredEmbeddings open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CollectionException("there is no file " + file);
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npy")) {
      return npy(file);
    }
    throw new CollectionException(
        file + " is no file of embeddings that is understood; use .npy, .parquet or .mat");
  }

  private StoredEmbeddings npy(Path file) {
    PhotoColumns columns = new PhotoColumns(labelColumn);
    NpyVectors vectors = NpyVectors.of(file);
    return new MatrixEmbeddings(file, vectors, csv(file, columns), columns, null);
  }

  private LabelRows csv(Path file, PhotoColumns columns) {
    if (labels != null) {
      return new CsvLabels(labels, columns);
    }
    Path beside = besideOf(file, ".csv");
    if (!Files.isRegularFile(beside)) {
      throw new CollectionException(
          "%s holds no labels and there is no %s; name a CSV file with a line per row: --labels CSV"
              .formatted(file, beside));
    }
    return new CsvLabels(beside, columns);
  }

  /// The file of the same name with another ending.
  static Path besideOf(Path file, String ending) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
  }
}
