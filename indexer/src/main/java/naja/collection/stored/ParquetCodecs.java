package naja.collection.stored;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import naja.collection.CollectionException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/// Unpacks Parquet pages by calling the compression libraries themselves; Parquet's own way leads
/// through Hadoop's classes.
final class ParquetCodecs implements CompressionCodecFactory {
  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Unpacking((bytes, _) -> bytes);
      case SNAPPY -> new Unpacking((bytes, _) -> Snappy.uncompress(bytes));
      case ZSTD -> new Unpacking((bytes, size) -> Zstd.decompress(bytes, size));
      case GZIP -> new Unpacking((bytes, _) -> gunzip(bytes));
      default ->
          throw new CollectionException(
              "Parquet compressed with %s is not read; write it with snappy, zstd or gzip"
                  .formatted(codec));
    };
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("for reading only");
  }

  @Override
  public void release() {}

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return stream.readAllBytes();
    }
  }

  /// From packed bytes to as many as the page's header says.
  private interface Unpacker {
    byte[] unpack(byte[] bytes, int size) throws IOException;
  }

  private record Unpacking(Unpacker unpacker) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      return BytesInput.from(unpacker.unpack(bytes.toInputStream().readAllBytes(), size));
    }

    @Override
    public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size)
        throws IOException {
      byte[] packed = new byte[packedSize];
      input.get(packed);
      output.put(unpacker.unpack(packed, size));
    }

    @Override
    public void release() {}
  }
}
