package naja.indexer;

/// What to do with a photo that shows what another one shows already.
public enum DuplicatePolicy {
  /// Store it as it is, and name it in the report.
  KEEP,
  /// Leave it out, and name it in the report.
  SKIP,
  /// Store it with the observation and the split of the first one, so that it never counts as
  /// evidence of its own and never stands on the other side of a split.
  LINK
}
