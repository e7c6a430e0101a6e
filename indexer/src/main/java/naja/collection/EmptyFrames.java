package naja.collection;

/// What to do with photos on which an annotator saw no animal, as camera traps make them.
public enum EmptyFrames {
  /// Leave them out, and say how many there are.
  SKIP,
  /// Take them as photos of a taxon called `empty`.
  LABEL
}
