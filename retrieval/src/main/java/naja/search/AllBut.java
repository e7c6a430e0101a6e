package naja.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SparseFixedBitSet;
import org.jspecify.annotations.Nullable;

/// All documents but some.
final class AllBut implements Bits {
  private final @Nullable Bits others;
  private final SparseFixedBitSet excluded;

  private AllBut(@Nullable Bits others, int maxDoc) {
    this.others = others;
    this.excluded = new SparseFixedBitSet(maxDoc);
  }

  /// Looks up what is left out of a segment.
  ///
  /// @param others documents of which these are taken out; null for all
  static AllBut of(List<Term> terms, LeafReader reader, @Nullable Bits others) throws IOException {
    AllBut remaining = new AllBut(others, reader.maxDoc());
    for (Term term : terms) {
      PostingsEnum postings = reader.postings(term, PostingsEnum.NONE);
      while (postings != null && postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
        remaining.excluded.set(postings.docID());
      }
    }
    return remaining;
  }

  @Override
  public boolean get(int document) {
    return (others == null || others.get(document)) && !excluded.get(document);
  }

  @Override
  public int length() {
    return excluded.length();
  }
}
