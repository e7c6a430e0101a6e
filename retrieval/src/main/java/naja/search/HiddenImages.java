package naja.search;

import static naja.gallery.GallerySchema.IMAGE;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Photos that are left out of a search, looked up once for all scopes that hide the same ones: the
/// photos that a test set asks about may be many. Not for several threads.
final class HiddenImages {
  private final List<Term> images;
  private final Map<LeafReaderContext, Bits> known = new HashMap<>();

  HiddenImages(Set<String> imageIds) {
    images = imageIds.stream().map(id -> new Term(IMAGE, id)).toList();
  }

  /// The live documents of a segment that are not hidden; null where that is all of them.
  @Nullable Bits others(LeafReaderContext leaf) throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    if (images.isEmpty()) {
      return live;
    }
    Bits others = known.get(leaf);
    if (others == null) {
      others = AllBut.of(images, leaf.reader(), live);
      known.put(leaf, others);
    }
    return others;
  }
}
