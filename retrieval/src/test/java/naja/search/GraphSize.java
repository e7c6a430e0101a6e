package naja.search;

import java.io.IOException;
import java.nio.file.Path;
import naja.gallery.GallerySchema;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.FSDirectory;

/// How large the HNSW graphs and the codes of a gallery are.
final class GraphSize {
  private GraphSize() {}

  /// Bytes of all graphs; 0 when no segment has one.
  static long bytes(Path folder) throws IOException {
    return bytes(folder, "vex");
  }

  /// Bytes of all quantised vectors; 0 when there are none.
  static long codes(Path folder) throws IOException {
    return bytes(folder, "veq");
  }

  private static long bytes(Path folder, String part) throws IOException {
    long bytes = 0;
    try (FSDirectory directory = FSDirectory.open(folder.resolve("lucene"));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext context : reader.leaves()) {
        CodecReader leaf = (CodecReader) context.reader();
        bytes +=
            leaf.getVectorReader()
                .getOffHeapByteSize(leaf.getFieldInfos().fieldInfo(GallerySchema.VECTOR))
                .getOrDefault(part, 0L);
      }
    }
    return bytes;
  }
}
