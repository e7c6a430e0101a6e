package naja.gallery;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/// A directory whose disk is full from a certain operation on: creating, writing, closing and
/// syncing of files and the rename that makes a commit all count. Deleting and reading go on, and
/// nothing is really synced.
final class FaultyDirectory extends FilterDirectory {
  /// What breaks down.
  enum Fault {
    DISK_FULL {
      @Override
      void strike() throws IOException {
        throw new IOException("No space left on device");
      }
    },
    HEAP_FULL {
      @Override
      void strike() {
        throw new OutOfMemoryError("made-up lack of heap");
      }
    };

    abstract void strike() throws IOException;
  }

  private final Fault fault;
  private final AtomicInteger left;

  /// @param operations that still go well
  FaultyDirectory(Directory in, Fault fault, int operations) {
    super(in);
    this.fault = fault;
    this.left = new AtomicInteger(operations);
  }

  private void count() throws IOException {
    if (left.getAndDecrement() <= 0) {
      left.set(0);
      fault.strike();
    }
  }

  /// Operations that would still have gone well.
  int left() {
    return left.get();
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    count();
    return new CountedOutput(in.createOutput(name, context));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    count();
    return new CountedOutput(in.createTempOutput(prefix, suffix, context));
  }

  @Override
  public void sync(Collection<String> names) throws IOException {
    count();
  }

  @Override
  public void syncMetaData() throws IOException {
    count();
  }

  @Override
  public void rename(String source, String target) throws IOException {
    count();
    in.rename(source, target);
  }

  private final class CountedOutput extends FilterIndexOutput {
    CountedOutput(IndexOutput out) {
      super("counted " + out, out.getName(), out);
    }

    @Override
    public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
      count();
      out.writeBytes(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      try (out) {
        count();
      }
    }
  }
}
