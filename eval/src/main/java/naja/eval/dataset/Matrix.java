package naja.eval.dataset;

import java.util.Arrays;

/// Rows of doubles, one after another in one array.
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] values;

  private Matrix(int rows, int columns, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /// A matrix over an array that it takes over: row by row, `rows` × `columns` values.
  public static Matrix over(int rows, int columns, double[] values) {
    if (values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          "a %d x %d matrix has %d values, got %d"
              .formatted(rows, columns, rows * columns, values.length));
    }
    return new Matrix(rows, columns, values);
  }

  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new double[Math.multiplyExact(rows, columns)]);
  }

  /// Copies rows of equal length, at least one.
  public static Matrix ofRows(double[]... rows) {
    Matrix matrix = zeros(rows.length, rows[0].length);
    for (int row = 0; row < rows.length; row++) {
      matrix.setRow(row, rows[row]);
    }
    return matrix;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public double get(int row, int column) {
    return values[row * columns + column];
  }

  public void set(int row, int column, double value) {
    values[row * columns + column] = value;
  }

  /// A copy of a row.
  public double[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /// Overwrites a row.
  ///
  /// @throws IllegalArgumentException if the row has another length
  public void setRow(int row, double[] from) {
    if (from.length != columns) {
      throw new IllegalArgumentException(
          "a row has %d columns, got %d".formatted(columns, from.length));
    }
    System.arraycopy(from, 0, values, row * columns, columns);
  }

  /// The array itself, row by row, for hot loops: what is written there changes the matrix.
  public double[] values() {
    return values;
  }

  public Matrix copy() {
    return new Matrix(rows, columns, values.clone());
  }

  /// The rows of these numbers, in this order; a row may come twice.
  public Matrix select(int... chosen) {
    Matrix selected = zeros(chosen.length, columns);
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * columns, selected.values, i * columns, columns);
    }
    return selected;
  }

  public Matrix transposed() {
    Matrix transposed = zeros(columns, rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed.values[column * rows + row] = values[row * columns + column];
      }
    }
    return transposed;
  }

  /// This matrix times the transposed other one: the dot product of each row here with each row
  /// there, on all cores. Equal rows give equal products, to the last bit.
  ///
  /// @throws IllegalArgumentException if the rows differ in length
  public Matrix timesTransposed(Matrix other) {
    Matrix product = zeros(rows, other.rows);
    RowProducts.of(this, other)
        .forEach((row, from, products, offset, count) ->
            System.arraycopy(products, offset, product.values, row * other.rows + from, count));
    return product;
  }
}
