package naja.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/// Compares each file of the last commit with its checksum, for a gallery that cannot be opened.
final class FileCheck {
  private FileCheck() {}

  /// One sentence per damaged file; none if the commit itself cannot be read.
  static List<String> damaged(Path folder) {
    List<String> problems = new ArrayList<>();
    try (Directory directory = FSDirectory.open(GallerySchema.index(folder))) {
      for (String file : new TreeSet<>(SegmentInfos.readLatestCommit(directory).files(true))) {
        try (IndexInput input = directory.openInput(file, IOContext.READONCE)) {
          CodecUtil.checksumEntireFile(input);
        } catch (IOException e) {
          problems.add(
              "file %s of gallery %s is damaged: %s%s"
                  .formatted(file, folder, e.getMessage(), IndexCheck.WAY_OUT));
        }
      }
    } catch (IOException _) {
      return problems;
    }
    return problems;
  }
}
