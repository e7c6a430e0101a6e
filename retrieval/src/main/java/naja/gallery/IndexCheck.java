package naja.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.DataAccessHint;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/// Reads every byte of an open commit: Lucene's checksums and consistency tests, then whether the
/// vectors and counts are those that the manifest promises and photos agree on their taxa. Works
/// beside a running writer.
final class IndexCheck {
  /// What helps against damage.
  static final String WAY_OUT = "; restore a backup or index again into a new folder";

  /// How far a stored vector's length may be from 1.
  private static final double LENGTH_TOLERANCE = 1e-3;

  private final GalleryManifest manifest;
  private final List<String> problems = new ArrayList<>();
  private int photos;

  private IndexCheck(GalleryManifest manifest) {
    this.manifest = manifest;
  }

  static GalleryCheck run(Path folder, DirectoryReader reader, GalleryManifest manifest) {
    IndexCheck check = new IndexCheck(manifest);
    for (LeafReaderContext context : reader.leaves()) {
      check.segment((CodecReader) context.reader());
    }
    if (check.problems.isEmpty()) {
      check.counts(folder, reader);
    }
    return new GalleryCheck(check.photos, check.problems);
  }

  private void segment(CodecReader segment) {
    try {
      segment.checkIntegrity();
      consistency(segment, "live documents", CheckIndex.testLiveDocs(segment, null, false).error);
      consistency(segment, "terms", CheckIndex.testPostings(segment, null).error);
      consistency(
          segment, "stored fields", CheckIndex.testStoredFields(segment, null, false).error);
      consistency(segment, "doc values", CheckIndex.testDocValues(segment, null, false).error);
      consistency(segment, "vectors", CheckIndex.testVectors(segment, null, false).error);
      vectors(segment);
    } catch (IOException e) {
      problems.add("segment %s is damaged: %s%s".formatted(segment, e.getMessage(), WAY_OUT));
    }
  }

  private void consistency(CodecReader segment, String part, Throwable error) {
    if (error != null) {
      problems.add(
          "the %s of segment %s are damaged: %s%s".formatted(part, segment, error, WAY_OUT));
    }
  }

  private void vectors(LeafReader segment) throws IOException {
    photos += segment.numDocs();
    FloatVectorValues vectors =
        segment.getFloatVectorValues(GallerySchema.VECTOR, DataAccessHint.SEQUENTIAL);
    int found = 0;
    int wrong = 0;
    if (vectors != null) {
      dimension(segment, vectors.dimension());
      Bits live = segment.getLiveDocs();
      DocIndexIterator documents = vectors.iterator();
      while (documents.nextDoc() != DocIndexIterator.NO_MORE_DOCS) {
        if (live == null || live.get(documents.docID())) {
          found++;
          wrong += hasUnitLength(vectors.vectorValue(documents.index())) ? 0 : 1;
        }
      }
    }
    if (found != segment.numDocs()) {
      problems.add(
          "segment %s has %d photos but %d vectors%s"
              .formatted(segment, segment.numDocs(), found, WAY_OUT));
    }
    if (wrong > 0) {
      problems.add(
          "segment %s has %d vectors whose length is not 1%s".formatted(segment, wrong, WAY_OUT));
    }
  }

  private static boolean hasUnitLength(float[] vector) {
    double length = Math.sqrt(VectorUtil.dotProduct(vector, vector));
    return Math.abs(length - 1) <= LENGTH_TOLERANCE;
  }

  private void dimension(LeafReader segment, int dimension) {
    if (dimension != manifest.encoder().dimension()) {
      problems.add(
          "segment %s has vectors of dimension %d, the manifest says %d%s"
              .formatted(segment, dimension, manifest.encoder().dimension(), WAY_OUT));
    }
  }

  private void counts(Path folder, DirectoryReader reader) {
    try {
      Census census = Census.of(reader);
      Census promised = new Census(manifest.photos(), manifest.observations(), manifest.taxa());
      if (!Objects.equals(census, promised)) {
        problems.add(
            "the commit promises %s, the index holds %s%s".formatted(promised, census, WAY_OUT));
      }
      PhotoCheck.run(reader, problems);
    } catch (IOException e) {
      problems.add("gallery %s cannot be counted: %s%s".formatted(folder, e.getMessage(), WAY_OUT));
    }
  }
}
