package naja.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Objects;
import naja.photo.Pixels;
import naja.photo.transform.Preprocessor;

/// Preprocessed photos on their way into an encoder: one direct NCHW buffer, filled, encoded,
/// cleared and filled again. Belongs to one thread.
public final class InputBatch {
  private final Preprocessor preprocessor;
  private final int capacity;
  private final FloatBuffer values;
  private int size;

  /// A batch for at most `capacity` photos.
  public InputBatch(Preprocessor preprocessor, int capacity) {
    this.preprocessor = Objects.requireNonNull(preprocessor, "preprocessor");
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, got " + capacity);
    }
    this.capacity = capacity;
    int bytes = Math.multiplyExact(Math.multiplyExact(preprocessor.floatsPerPhoto(), capacity), 4);
    this.values = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /// Preprocesses one photo into the next free place.
  ///
  /// @throws IllegalStateException if the batch is full
  public void add(Pixels pixels) {
    if (size == capacity) {
      throw new IllegalStateException("the batch of " + capacity + " photos is full");
    }
    values.position(size * preprocessor.floatsPerPhoto());
    preprocessor.write(pixels, values);
    size++;
  }

  /// Copies the photos of another batch of the same preprocessing behind those of this one.
  ///
  /// @throws IllegalStateException if there is no room for them
  public void addAll(InputBatch other) {
    if (!other.preprocessor.preprocessing().equals(preprocessor.preprocessing())) {
      throw new IllegalArgumentException("the batches were preprocessed for different encoders");
    }
    if (size + other.size > capacity) {
      throw new IllegalStateException("the batch has no room for %d photos".formatted(other.size));
    }
    values.position(size * preprocessor.floatsPerPhoto());
    values.put(other.values());
    size += other.size;
  }

  /// Photos added since the last [#clear()].
  public int size() {
    return size;
  }

  public int capacity() {
    return capacity;
  }

  public boolean isFull() {
    return size == capacity;
  }

  /// Forgets the photos and keeps the memory.
  public void clear() {
    size = 0;
  }

  /// The filled part of the buffer, from position 0 to `size * floatsPerPhoto`.
  public FloatBuffer values() {
    return values.duplicate().position(0).limit(size * preprocessor.floatsPerPhoto());
  }

  public Preprocessor preprocessor() {
    return preprocessor;
  }
}
