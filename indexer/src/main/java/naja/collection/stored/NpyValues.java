package naja.collection.stored;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The values of a NumPy file by their place, from 0.
interface NpyValues {
  double at(long index);

  /// The values as a header says that they are stored.
  ///
  /// @param segment the file from its first value on
  static NpyValues of(MemorySegment segment, NpyHeader header) {
    return switch (header.type()) {
      case FLOAT16 -> {
        var layout = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(header.order());
        yield index -> Float.float16ToFloat(segment.get(layout, index * 2));
      }
      case FLOAT32 -> {
        var layout = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(header.order());
        yield index -> segment.get(layout, index * 4);
      }
      case FLOAT64 -> {
        var layout = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(header.order());
        yield index -> segment.get(layout, index * 8);
      }
    };
  }
}
