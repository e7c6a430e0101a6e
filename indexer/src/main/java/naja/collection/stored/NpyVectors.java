package naja.collection.stored;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import naja.collection.CollectionException;

/// The rows of a NumPy file, mapped into memory.
record NpyVectors(Path file, NpyHeader header) implements VectorRows {
  /// Reads and checks the header.
  static NpyVectors of(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new NpyVectors(file, NpyHeader.read(file, channel).requireMatrix(file));
    } catch (NoSuchFileException e) {
      throw new CollectionException("there is no file " + file, e);
    } catch (IOException e) {
      throw new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public int dimension() {
    return header.columns();
  }

  @Override
  public long rows() {
    return header.rows();
  }

  @Override
  public VectorCursor open() {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long bytes = header.rows() * header.columns() * header.type().bytes();
      MemorySegment values =
          channel.map(FileChannel.MapMode.READ_ONLY, header.dataStart(), bytes, arena);
      return new Cursor(values, header, arena);
    } catch (IOException e) {
      arena.close();
      throw new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static final class Cursor implements VectorCursor {
    private final NpyHeader header;
    private final Arena arena;
    private final NpyValues values;
    private long row;

    Cursor(MemorySegment segment, NpyHeader header, Arena arena) {
      this.header = header;
      this.arena = arena;
      this.values = NpyValues.of(segment, header);
    }

    @Override
    public float[] next() {
      float[] next = new float[header.columns()];
      long step = header.fortranOrder() ? header.rows() : 1;
      long first = header.fortranOrder() ? row : row * header.columns();
      for (int i = 0; i < next.length; i++) {
        next[i] = (float) values.at(first + i * step);
      }
      row++;
      return next;
    }

    @Override
    public void close() {
      arena.close();
    }
  }
}
