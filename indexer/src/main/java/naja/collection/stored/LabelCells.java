package naja.collection.stored;

import naja.collection.CollectionException;
import naja.collection.Column;
import org.jspecify.annotations.Nullable;

/// The cells of one row that are not part of the embedding.
interface LabelCells {
  /// The cell without surrounding blanks; null where it is blank or the column is missing.
  @Nullable String text(Column column);

  /// What to throw about a cell; the message names file, row and column.
  CollectionException error(Column column, String message);
}
