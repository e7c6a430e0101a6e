package naja.gallery;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// Writes a whole gallery anew: one segment, without what was deleted, in another format if wished.
///
/// The graph is built from nothing, because one that is joined from older graphs keeps their links.
/// Old and new lie side by side in the index until the commit, which shows readers the new one at
/// once; a rewrite that is killed or fails leaves the gallery as it was.
public final class GalleryRewrite {
  private GalleryRewrite() {}

  /// Rewrites the gallery in a folder and returns the facts of the new commit.
  ///
  /// @throws GalleryException if there is no gallery, another process writes to it, or the disk
  ///   does not hold both versions
  public static GalleryManifest run(Path folder, IndexFormat format) {
    Gallery.open(folder).close();
    try (Directory directory = FSDirectory.open(GallerySchema.index(folder))) {
      IndexWriter index =
          GalleryLock.acquire(folder, directory, WriterSettings.forRewriting(format));
      boolean committed = false;
      try {
        WriterNote.here().write(folder);
        GalleryManifest manifest = rewrite(folder, index, format);
        committed = true;
        index.close();
        ManifestFile.write(folder, manifest);
        return manifest;
      } finally {
        WriterNote.remove(folder);
        if (!committed) {
          index.rollback();
        }
      }
    } catch (IOException e) {
      throw GalleryException.failed("rewrite gallery", folder, e);
    }
  }

  private static GalleryManifest rewrite(Path folder, IndexWriter index, IndexFormat format)
      throws IOException {
    try (DirectoryReader old = DirectoryReader.open(index)) {
      GalleryManifest before = CommitData.read(folder, CommitData.copy(index.getLiveCommitData()));
      GalleryManifest after = before.in(format).next(Census.of(old));
      index.deleteAll();
      if (old.numDocs() > 0) {
        index.addIndexes(segments(old));
      }
      index.setLiveCommitData(CommitData.write(after).entrySet());
      index.commit();
      return after;
    }
  }

  private static CodecReader[] segments(DirectoryReader reader) {
    return reader.leaves().stream()
        .map(LeafReaderContext::reader)
        .map(leaf -> new WithoutGraph((CodecReader) leaf))
        .toArray(CodecReader[]::new);
  }

  /// A segment that does not show its graph.
  private static final class WithoutGraph extends FilterCodecReader {
    WithoutGraph(CodecReader segment) {
      super(segment);
    }

    @Override
    public @Nullable KnnVectorsReader getVectorReader() {
      KnnVectorsReader vectors = in.getVectorReader();
      return vectors == null ? null : new PlainVectors(vectors);
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public CacheHelper getReaderCacheHelper() {
      return in.getReaderCacheHelper();
    }
  }
}
