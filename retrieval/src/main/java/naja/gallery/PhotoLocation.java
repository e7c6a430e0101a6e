package naja.gallery;

import java.io.IOException;
import java.util.Optional;
import naja.encoder.Embedding;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/// Where the document of a photo lies in the index.
record PhotoLocation(LeafReader leaf, int document) {
  static Optional<PhotoLocation> of(IndexReader reader, String imageId) throws IOException {
    Term term = new Term(GallerySchema.IMAGE, imageId);
    for (LeafReaderContext context : reader.leaves()) {
      LeafReader leaf = context.reader();
      PostingsEnum postings = leaf.postings(term, PostingsEnum.NONE);
      Bits live = leaf.getLiveDocs();
      while (postings != null && postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
        if (live == null || live.get(postings.docID())) {
          return Optional.of(new PhotoLocation(leaf, postings.docID()));
        }
      }
    }
    return Optional.empty();
  }

  Document stored() throws IOException {
    return leaf.storedFields().document(document);
  }

  Optional<byte[]> thumbnail() throws IOException {
    BinaryDocValues thumbnails = DocValues.getBinary(leaf, GallerySchema.THUMBNAIL);
    if (!thumbnails.advanceExact(document)) {
      return Optional.empty();
    }
    BytesRef jpeg = thumbnails.binaryValue();
    return Optional.of(
        ArrayUtil.copyOfSubArray(jpeg.bytes, jpeg.offset, jpeg.offset + jpeg.length));
  }

  Optional<Embedding> embedding() throws IOException {
    return vector().map(UnitVector::raw);
  }

  Optional<UnitVector> vector() throws IOException {
    FloatVectorValues vectors = leaf.getFloatVectorValues(GallerySchema.VECTOR);
    NumericDocValues norm = DocValues.getNumeric(leaf, GallerySchema.NORM);
    if (vectors == null || !norm.advanceExact(document)) {
      return Optional.empty();
    }
    DocIndexIterator documents = vectors.iterator();
    if (documents.advance(document) != document) {
      return Optional.empty();
    }
    float[] unit = vectors.vectorValue(documents.index()).clone();
    return Optional.of(UnitVector.stored(unit, Double.longBitsToDouble(norm.longValue())));
  }

  Optional<String> contentHash() throws IOException {
    BinaryDocValues hashes = DocValues.getBinary(leaf, GallerySchema.CONTENT_HASH);
    return hashes.advanceExact(document)
        ? Optional.of(hashes.binaryValue().utf8ToString())
        : Optional.empty();
  }
}
