package naja.search;

import java.util.Arrays;
import org.apache.lucene.search.DocIdSetIterator;

/// A few documents, or ordinals of vectors, in ascending order.
final class Ascending extends DocIdSetIterator {
  private final int[] numbers;
  private int position = -1;

  /// @param numbers in any order, each once
  Ascending(int[] numbers) {
    this.numbers = numbers.clone();
    Arrays.sort(this.numbers);
  }

  @Override
  public int docID() {
    if (position < 0) {
      return -1;
    }
    return position < numbers.length ? numbers[position] : NO_MORE_DOCS;
  }

  @Override
  public int nextDoc() {
    position++;
    return docID();
  }

  @Override
  public int advance(int target) {
    do {
      position++;
    } while (position < numbers.length && numbers[position] < target);
    return docID();
  }

  @Override
  public long cost() {
    return numbers.length;
  }
}
