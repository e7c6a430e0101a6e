package naja.gallery;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.util.Bits;

/// Content hash by image id, of every photo that an index holds.
final class ContentHashes {
  private ContentHashes() {}

  static Map<String, String> read(IndexReader reader) throws IOException {
    BinaryDocValues images = MultiDocValues.getBinaryValues(reader, GallerySchema.IMAGE);
    BinaryDocValues hashes = MultiDocValues.getBinaryValues(reader, GallerySchema.CONTENT_HASH);
    Map<String, String> byImage = HashMap.newHashMap(reader.numDocs());
    if (images == null || hashes == null) {
      return byImage;
    }
    Bits live = MultiBits.getLiveDocs(reader);
    for (int doc = 0; doc < reader.maxDoc(); doc++) {
      if ((live == null || live.get(doc)) && images.advanceExact(doc) && hashes.advanceExact(doc)) {
        byImage.put(images.binaryValue().utf8ToString(), hashes.binaryValue().utf8ToString());
      }
    }
    return byImage;
  }
}
