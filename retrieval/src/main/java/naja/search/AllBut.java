package naja.search;

import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SparseFixedBitSet;
import org.jspecify.annotations.Nullable;

/// All live documents but a few.
final class AllBut implements Bits {
  private final @Nullable Bits live;
  private final SparseFixedBitSet excluded;

  /// @param live null when no document is deleted
  AllBut(@Nullable Bits live, int maxDoc) {
    this.live = live;
    this.excluded = new SparseFixedBitSet(maxDoc);
  }

  void exclude(int document) {
    excluded.set(document);
  }

  @Override
  public boolean get(int document) {
    return (live == null || live.get(document)) && !excluded.get(document);
  }

  @Override
  public int length() {
    return excluded.length();
  }
}
