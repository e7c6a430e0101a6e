package naja.gallery;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.store.DataAccessHint;

/// A segment's vectors without the graph over them.
final class PlainVectors extends KnnVectorsReader {
  private final KnnVectorsReader in;

  PlainVectors(KnnVectorsReader in) {
    this.in = in;
  }

  @Override
  public void checkIntegrity() throws IOException {
    in.checkIntegrity();
  }

  @Override
  public FloatVectorValues getFloatVectorValues(String field) throws IOException {
    return in.getFloatVectorValues(field);
  }

  @Override
  public FloatVectorValues getFloatVectorValues(String field, DataAccessHint hint)
      throws IOException {
    return in.getFloatVectorValues(field, hint);
  }

  @Override
  public ByteVectorValues getByteVectorValues(String field) throws IOException {
    return in.getByteVectorValues(field);
  }

  @Override
  public void search(String field, float[] target, KnnCollector hits, AcceptDocs accepted)
      throws IOException {
    in.search(field, target, hits, accepted);
  }

  @Override
  public void search(String field, byte[] target, KnnCollector hits, AcceptDocs accepted)
      throws IOException {
    in.search(field, target, hits, accepted);
  }

  @Override
  public int getVectorCount(FieldInfo field) throws IOException {
    return in.getVectorCount(field);
  }

  @Override
  public KnnVectorsReader getMergeInstance() throws IOException {
    return new PlainVectors(in.getMergeInstance());
  }

  @Override
  public void finishMerge() throws IOException {
    in.finishMerge();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
