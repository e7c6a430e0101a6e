package naja.collection.stored;

/// A matrix of numbers in a file, a row per photo.
interface VectorRows {
  /// Values per row.
  int dimension();

  /// Number of rows.
  long rows();

  /// Starts at the first row.
  VectorCursor open();

  /// Goes through the rows once.
  interface VectorCursor extends AutoCloseable {
    /// The next row, a new array; NaN and infinite values are passed on.
    ///
    /// @throws naja.collection.CollectionException if the row cannot be read, is missing or has
    ///   another number of values
    float[] next();

    @Override
    void close();
  }
}
