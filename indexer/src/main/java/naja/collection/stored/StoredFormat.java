package naja.collection.stored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import naja.collection.CollectionException;
import naja.encoder.EncoderFingerprint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

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

  /// The files whose rows are read: the embeddings, then the CSV file of labels where there is one.
  public List<Path> files(Path embeddings) {
    if (labels != null) {
      return List.of(embeddings, labels);
    }
    return isNpy(embeddings)
        ? List.of(embeddings, besideOf(embeddings, ".csv"))
        : List.of(embeddings);
  }

  StoredEmbeddings open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CollectionException("there is no file " + file);
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (isNpy(file)) {
      return npy(file);
    }
    if (name.endsWith(".parquet")) {
      return parquet(file);
    }
    if (name.endsWith(".mat")) {
      return matlab(file);
    }
    throw new CollectionException(
        file + " is no file of embeddings that is understood; use .npy, .parquet or .mat");
  }

  private static boolean isNpy(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".npy");
  }

  private StoredEmbeddings npy(Path file) {
    PhotoColumns columns = new PhotoColumns(labelColumn);
    NpyVectors vectors = NpyVectors.of(file);
    return new MatrixEmbeddings(
        file, vectors, csv(file, columns), columns, encoderBeside(file, vectors.dimension()));
  }

  /// The encoder's note in `F.json`; other JSON files may have the same name.
  private static @Nullable EncoderFingerprint encoderBeside(Path file, int dimension) {
    Path json = besideOf(file, ".json");
    if (!Files.isRegularFile(json)) {
      return null;
    }
    try {
      Map<String, String> note = new HashMap<>();
      JsonMapper.shared()
          .readTree(json)
          .properties()
          .forEach(entry -> note.put(entry.getKey(), entry.getValue().asString("")));
      return EncoderNote.read(note, dimension);
    } catch (JacksonException e) {
      throw new CollectionException(json + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private StoredEmbeddings parquet(Path file) {
    PhotoColumns columns = new PhotoColumns(labelColumn);
    ParquetTable table = ParquetTable.open(file);
    ParquetColumns layout = new ParquetColumns(table, columns);
    VectorRows vectors = layout.vectors(embeddingColumn);
    LabelRows rows = labels == null ? layout.labels() : new CsvLabels(labels, columns);
    return new MatrixEmbeddings(
        file, vectors, rows, columns, EncoderNote.read(table.metadata(), vectors.dimension()));
  }

  private StoredEmbeddings matlab(Path file) {
    PhotoColumns columns = new PhotoColumns(labelColumn);
    MatVariables variables = isHdf5(file) ? Mat73File.read(file) : Mat5File.read(file);
    LabelRows rows = labels == null ? variables.labels(columns) : new CsvLabels(labels, columns);
    VectorRows vectors = variables.vectors(embeddingColumn, rows.count());
    return new MatrixEmbeddings(file, vectors, rows, columns, null);
  }

  /// Version 7.3 says so in its first line, and is HDF5 in any case.
  private static boolean isHdf5(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      String start = new String(stream.readNBytes(16), StandardCharsets.ISO_8859_1);
      return start.startsWith("MATLAB 7.3") || start.startsWith("\u0089HDF");
    } catch (IOException e) {
      throw new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
    }
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
