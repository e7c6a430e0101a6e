package naja.collection;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Streams several files one after the other. Only the one that is being read is open; unlike
/// [Stream#flatMap], nothing of it is gathered in memory when the stream is read by an iterator.
final class InTurn<S, T> implements Iterator<T>, AutoCloseable {
  private final Iterator<S> sources;
  private final Function<S, Stream<? extends T>> open;
  private Stream<? extends T> current = Stream.empty();
  private Iterator<? extends T> items = current.iterator();

  private InTurn(List<S> sources, Function<S, Stream<? extends T>> open) {
    this.sources = sources.iterator();
    this.open = open;
  }

  static <S, T> Stream<T> stream(List<S> sources, Function<S, Stream<? extends T>> open) {
    InTurn<S, T> turns = new InTurn<>(sources, open);
    return StreamSupport.<T>stream(
            Spliterators.spliteratorUnknownSize(turns, Spliterator.ORDERED), false)
        .onClose(turns::close);
  }

  @Override
  public boolean hasNext() {
    while (!items.hasNext() && sources.hasNext()) {
      current.close();
      current = open.apply(sources.next());
      items = current.iterator();
    }
    return items.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return items.next();
  }

  @Override
  public void close() {
    current.close();
  }
}
