package naja.collection.stored;

import java.nio.file.Path;

/// What is known about the photos of a matrix of embeddings, in the order of its rows.
interface LabelRows {
  /// The file that holds the labels, for messages.
  Path location();

  /// Starts at the first row.
  LabelCursor open();

  /// How many there are, found by going through them.
  default long count() {
    try (LabelCursor cursor = open()) {
      long count = 0;
      for (; cursor.hasNext(); count++) {
        cursor.next();
      }
      return count;
    }
  }

  /// Goes through the rows once.
  interface LabelCursor extends AutoCloseable {
    boolean hasNext();

    /// The next row's cells.
    LabelCells next();

    @Override
    void close();
  }
}
