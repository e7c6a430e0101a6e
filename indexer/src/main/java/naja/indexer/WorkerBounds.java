package naja.indexer;

/// Between which bounds the number of workers may move.
///
/// @param slots how many workers may call the encoder at once
/// @param least fewest workers, at least 1
/// @param first workers to begin with
/// @param most most workers
record WorkerBounds(int slots, int least, int first, int most) {
  WorkerBounds {
    if (slots < 1 || least < 1 || first < least || most < first) {
      throw new IllegalArgumentException(
          "slots >= 1 and 1 <= least <= first <= most must hold, got %d and %d, %d, %d"
              .formatted(slots, least, first, most));
    }
  }

  /// Always as many, who all may encode: where workers encode on the cores that they decode on,
  /// more are no use.
  static WorkerBounds fixed(int workers) {
    return new WorkerBounds(workers, workers, workers, workers);
  }

  /// For an encoder that does not need the cores: up to `decoding` workers besides those that wait
  /// for it, as far as there is memory, and half of them to begin with.
  ///
  /// @param fitting workers that there is memory for; one is taken on in any case
  static WorkerBounds beside(int slots, int decoding, long fitting) {
    int most = (int) Math.clamp(fitting, 1, (long) slots + decoding);
    int least = Math.min(slots + 1, most);
    return new WorkerBounds(slots, least, Math.max(least, most / 2), most);
  }
}
