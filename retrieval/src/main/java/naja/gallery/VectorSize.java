package naja.gallery;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;

/// Bytes on disk of what vectors are searched by.
///
/// @param vectors the full vectors
/// @param codes the quantised vectors; 0 in format float32
/// @param graph the links
public record VectorSize(long vectors, long codes, long graph) {
  static VectorSize of(IndexReader reader) throws IOException {
    Map<String, Long> bytes = new HashMap<>();
    for (LeafReaderContext context : reader.leaves()) {
      CodecReader leaf = (CodecReader) context.reader();
      FieldInfo field = leaf.getFieldInfos().fieldInfo(GallerySchema.VECTOR);
      if (field != null && leaf.getVectorReader() != null) {
        leaf.getVectorReader()
            .getOffHeapByteSize(field)
            .forEach((part, size) -> bytes.merge(part, size, Long::sum));
      }
    }
    return new VectorSize(
        bytes.getOrDefault("vec", 0L),
        bytes.getOrDefault("veq", 0L),
        bytes.getOrDefault("vex", 0L));
  }
}
