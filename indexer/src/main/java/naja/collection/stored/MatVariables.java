package naja.collection.stored;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.collection.CollectionException;
import naja.collection.Column;
import org.jspecify.annotations.Nullable;

/// The variables of a MATLAB file that may hold embeddings or labels.
///
/// @param matrices those that are matrices of numbers
/// @param texts those that are lists: numbers, strings or cells, as texts
record MatVariables(Path file, Map<String, Matrix> matrices, Map<String, List<String>> texts) {
  private static final Column EMBEDDING =
      Column.of("embedding", "embeddings", "features", "feature", "vectors", "x", "data");

  /// A matrix as MATLAB keeps it: the first column, then the second.
  ///
  /// @param turned whether what lies there as a column is a row
  @SuppressWarnings("ArrayRecordComponent") // Never compared, never shown: a cursor reads it.
  record Matrix(int rows, int columns, float[] values, boolean turned) {
    Matrix(int rows, int columns, float[] values) {
      this(rows, columns, values, false);
    }

    Matrix transposed() {
      return new Matrix(columns, rows, values, !turned);
    }

    float[] row(int row) {
      if (turned) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
      }
      float[] copy = new float[columns];
      for (int i = 0; i < columns; i++) {
        copy[i] = values[row + i * rows];
      }
      return copy;
    }
  }

  /// The embeddings, a row per photo.
  ///
  /// @param name the variable; null: the usual name, else the largest matrix
  /// @param photos how many labels there are, so that a matrix with a column per photo is turned
  /// @throws CollectionException if there is no matrix of that name
  VectorRows vectors(@Nullable String name, long photos) {
    Matrix matrix = find(name);
    boolean turned = matrix.rows() != photos && matrix.columns() == photos;
    return new MatrixRows(turned ? matrix.transposed() : matrix);
  }

  /// What the variables say of each photo.
  ///
  /// @throws CollectionException if there is no label among them
  LabelRows labels(PhotoColumns columns) {
    List<String> names = List.copyOf(texts.keySet());
    NamedCells.require(file, columns.taxon(), names);
    return new ListedLabels(file, texts, columns);
  }

  private Matrix find(@Nullable String name) {
    Column wanted = name == null ? EMBEDDING : Column.of(name);
    Optional<Matrix> usual =
        matrices.entrySet().stream()
            .filter(
                entry -> wanted.canonicalNames().anyMatch(Column.canonical(entry.getKey())::equals))
            .map(Map.Entry::getValue)
            .findFirst();
    if (usual.isEmpty() && name == null) {
      usual =
          matrices.values().stream().max(Comparator.comparingInt(matrix -> matrix.values().length));
    }
    return usual.orElseThrow(() ->
        new CollectionException(
            "%s: there is no matrix %s of numbers; %s"
                .formatted(
                    file, wanted.alternatives(), NamedCells.nearest(wanted, matrices.keySet()))));
  }

  private record MatrixRows(Matrix matrix) implements VectorRows {
    @Override
    public int dimension() {
      return matrix.columns();
    }

    @Override
    public long rows() {
      return matrix.rows();
    }

    @Override
    public VectorCursor open() {
      return new VectorCursor() {
        private int row;

        @Override
        public float[] next() {
          return matrix.row(row++);
        }

        @Override
        public void close() {}
      };
    }
  }
}
