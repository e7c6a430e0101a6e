package naja.indexer;

/// What to do with photos whose label the taxa do not hold.
public enum UnlistedLabels {
  /// Take them as taxa of which only the label is known, and say how many there are.
  ACCEPT,
  /// Refuse the collection.
  ERROR,
  /// Leave the photos out, and say how many there are.
  SKIP
}
