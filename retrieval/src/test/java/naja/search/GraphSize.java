package naja.search;

import java.io.IOException;
import java.nio.file.Path;
import naja.gallery.GallerySchema;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.FSDirectory;

/// How large the HNSW graphs of a gallery are.
final class GraphSize {
  private GraphSize() {}

  /// Bytes of all graphs; 0 when no segment has one.
  static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (FSDirectory directory = FSDirectory.open(folder.resolve("lucene"));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext context : reader.leaves()) {
        CodecReader leaf = (CodecReader) context.reader();
        bytes +=
            leaf.getVectorReader()
                .getOffHeapByteSize(leaf.getFieldInfos().fieldInfo(GallerySchema.VECTOR))
                .getOrDefault("vex", 0L);
      }
    }
    return bytes;
  }
}
