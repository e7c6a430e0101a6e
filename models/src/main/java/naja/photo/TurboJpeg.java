package naja.photo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// libjpeg-turbo through the foreign function interface. Used when the system has the library: it
/// decodes to the same bytes as the JDK's reader, about three times as fast, and encodes
/// thumbnails.
final class TurboJpeg {
  /// The library's file names where its `unsigned long` has 64 bits.
  private static final List<String> LIBRARIES =
      List.of("libturbojpeg.so.0", "libturbojpeg.0.dylib");

  /// The system property that leaves decoding to the JDK's reader when it is `off`.
  private static final String SWITCH = "naja.turbojpeg";

  private static final int RGB = 0;
  private static final int ACCURATE_DCT = 4096;
  private static final int KEEP_BUFFER = 1024;
  private static final int CHROMA_420 = 2;

  /// Photos of so many pixels are decoded straight into Java's heap. Java's threads cannot be
  /// stopped together during such a call, which takes some milliseconds; larger photos go through
  /// memory outside the heap.
  private static final int MOST_PIXELS_IN_HEAP = 1 << 20;

  private static final @Nullable TurboJpeg INSTANCE = load();

  private final String library;
  private final MethodHandle init;
  private final MethodHandle decompress;
  private final MethodHandle decompressInHeap;
  private final MethodHandle destroy;
  private final MethodHandle initCompress;
  private final MethodHandle compress;
  private final MethodHandle mostBytes;

  private TurboJpeg(String library) {
    SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
    this.library = library;
    this.init = function(symbols, "tjInitDecompress", FunctionDescriptor.of(ADDRESS));
    FunctionDescriptor decompressing =
        FunctionDescriptor.of(
            JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
            JAVA_INT);
    this.decompress = function(symbols, "tjDecompress2", decompressing);
    this.decompressInHeap =
        function(symbols, "tjDecompress2", decompressing, Linker.Option.critical(true));
    this.destroy = function(symbols, "tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    this.initCompress = function(symbols, "tjInitCompress", FunctionDescriptor.of(ADDRESS));
    this.compress =
        function(
            symbols,
            "tjCompress2",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
                ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
    this.mostBytes =
        function(
            symbols, "tjBufSize", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT));
  }

  private static MethodHandle function(
      SymbolLookup symbols, String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor, options);
  }

  private static @Nullable TurboJpeg load() {
    if (System.getProperty(SWITCH, "on").equals("off")) {
      return null;
    }
    if (JAVA_LONG.byteSize() != ADDRESS.byteSize()
        || System.getProperty("os.name").startsWith("W")) {
      return null;
    }
    for (String library : LIBRARIES) {
      try {
        return new TurboJpeg(library);
      } catch (IllegalArgumentException | NoSuchElementException | IllegalCallerException e) {
        // Absent, too old or forbidden: the JDK's reader does the work.
      }
    }
    return null;
  }

  /// The library's file name, null when the system has none.
  static @Nullable String library() {
    return INSTANCE == null ? null : INSTANCE.library;
  }

  /// Decodes to RGB; null when there is no library or when it finds the least fault, so that the
  /// JDK's reader decides what the fault is.
  static @Nullable Pixels decode(byte[] jpeg, int width, int height) {
    return INSTANCE == null ? null : INSTANCE.decompress(jpeg, width, height);
  }

  /// Encodes with halved chroma; null when there is no library.
  ///
  /// @param quality 1 to 100
  static byte @Nullable [] encode(Pixels pixels, int quality) {
    return INSTANCE == null ? null : INSTANCE.compress(pixels, quality);
  }

  private byte @Nullable [] compress(Pixels pixels, int quality) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment source = arena.allocateFrom(JAVA_BYTE, pixels.rgb());
      long most = (long) mostBytes.invokeExact(pixels.width(), pixels.height(), CHROMA_420);
      MemorySegment target = arena.allocate(most);
      MemorySegment start = arena.allocateFrom(ADDRESS, target);
      MemorySegment size = arena.allocateFrom(JAVA_LONG, most);
      boolean done = compress(source, pixels.width(), pixels.height(), start, size, quality);
      return done ? target.asSlice(0, size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE) : null;
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of " + library + " failed", e);
    }
  }

  private boolean compress(
      MemorySegment source,
      int width,
      int height,
      MemorySegment start,
      MemorySegment size,
      int quality)
      throws Throwable {
    MemorySegment encoder = (MemorySegment) initCompress.invokeExact();
    if (encoder.equals(MemorySegment.NULL)) {
      return false;
    }
    int result =
        (int)
            compress.invokeExact(
                encoder,
                source,
                width,
                3 * width,
                height,
                RGB,
                start,
                size,
                CHROMA_420,
                quality,
                KEEP_BUFFER);
    int closed = (int) destroy.invokeExact(encoder);
    return result == 0 && closed == 0;
  }

  private @Nullable Pixels decompress(byte[] jpeg, int width, int height) {
    if ((long) width * height <= MOST_PIXELS_IN_HEAP) {
      byte[] rgb = new byte[3 * width * height];
      MemorySegment source = MemorySegment.ofArray(jpeg);
      MemorySegment target = MemorySegment.ofArray(rgb);
      boolean done = decompress(decompressInHeap, source, target, width, height);
      return done ? new Pixels(width, height, rgb) : null;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment source = arena.allocateFrom(JAVA_BYTE, jpeg);
      MemorySegment target = arena.allocate(3L * width * height);
      boolean done = decompress(decompress, source, target, width, height);
      return done ? new Pixels(width, height, target.toArray(JAVA_BYTE)) : null;
    }
  }

  private boolean decompress(
      MethodHandle function, MemorySegment source, MemorySegment target, int width, int height) {
    try {
      MemorySegment decoder = (MemorySegment) init.invokeExact();
      if (decoder.equals(MemorySegment.NULL)) {
        return false;
      }
      int result =
          (int)
              function.invokeExact(
                  decoder,
                  source,
                  source.byteSize(),
                  target,
                  width,
                  3 * width,
                  height,
                  RGB,
                  ACCURATE_DCT);
      int closed = (int) destroy.invokeExact(decoder);
      return result == 0 && closed == 0;
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of " + library + " failed", e);
    }
  }
}
