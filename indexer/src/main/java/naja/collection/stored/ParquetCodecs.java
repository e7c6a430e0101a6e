package naja.collection.stored;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import naja.collection.CollectionException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/// Unpacks Parquet pages by calling the compression libraries themselves; Parquet's own way leads
/// through Hadoop's classes.
final class ParquetCodecs implements CompressionCodecFactory {
  private final Path file;

  /// @param file for messages
  ParquetCodecs(Path file) {
    this.file = file;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Unpacking((bytes, _) -> bytes);
      case SNAPPY -> new Unpacking(ParquetCodecs::unsnap);
      case ZSTD -> new Unpacking((bytes, size) -> read(new ZstdInputStream(stream(bytes)), size));
      case GZIP -> new Unpacking((bytes, size) -> read(new GZIPInputStream(stream(bytes)), size));
      default ->
          throw new CollectionException(
              "%s: Parquet compressed with %s is not read; write it with snappy, zstd or gzip"
                  .formatted(file, codec));
    };
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("for reading only");
  }

  @Override
  public void release() {}

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /// Takes no more memory than there is to unpack, whatever a damaged header promises.
  private static byte[] read(InputStream unpacking, int size) throws IOException {
    try (unpacking) {
      return unpacking.readNBytes(size + 1);
    }
  }

  private static byte[] unsnap(byte[] bytes, int size) throws IOException {
    requireSize(Snappy.uncompressedLength(bytes), size);
    return Snappy.uncompress(bytes);
  }

  private static void requireSize(int unpacked, int size) throws IOException {
    if (unpacked != size) {
      throw new IOException(
          "the page does not unpack to the %d bytes that its header promises".formatted(size));
    }
  }

  /// From packed bytes to as many as the page's header says.
  private interface Unpacker {
    byte[] unpack(byte[] bytes, int size) throws IOException;
  }

  private record Unpacking(Unpacker unpacker) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      return BytesInput.from(unpack(bytes.toInputStream().readAllBytes(), size));
    }

    @Override
    public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size)
        throws IOException {
      byte[] packed = new byte[packedSize];
      input.get(packed);
      output.put(unpack(packed, size));
    }

    private byte[] unpack(byte[] packed, int size) throws IOException {
      byte[] unpacked = unpacker.unpack(packed, size);
      requireSize(unpacked.length, size);
      return unpacked;
    }

    @Override
    public void release() {}
  }
}
