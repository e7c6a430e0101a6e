package naja.indexer;

import java.util.concurrent.atomic.AtomicLong;
import naja.collection.CollectionItem;

/// Counts embeddings and forgets them.
final class CountingSink implements EmbeddingSink {
  private final AtomicLong embedded = new AtomicLong();

  @Override
  public boolean wants(CollectionItem item, String contentHash) {
    return true;
  }

  @Override
  public boolean wantsThumbnails() {
    return false;
  }

  @Override
  public void accept(EmbeddedPhoto photo) {
    embedded.incrementAndGet();
  }

  @Override
  public void reject(FailedPhoto photo) {}

  @Override
  public void heartbeat() {}

  long embedded() {
    return embedded.get();
  }
}
