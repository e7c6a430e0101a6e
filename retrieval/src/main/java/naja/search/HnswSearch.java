package naja.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.GalleryException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.hnsw.FloatHeap;

/// Walks each segment's HNSW graph.
///
/// The number of hits that Lucene is asked for is also the width of its beam, so that more are
/// asked for than are wanted. A scope that leaves fewer vectors than the beam is wide is scanned,
/// and so is one in which the walk visits more vectors than a scan would.
///
/// Of several segments each is first asked for its fair share and some more; one whose share turns
/// out too small is walked again in full.
public final class HnswSearch implements NeighbourSearch {
  /// What a segment is asked for above its share, in standard deviations of the hits that it would
  /// hold if they were spread at random.
  private static final double SPREAD = 4;

  private final SearchIndex index;
  private final BeamRule beam;

  public HnswSearch(SearchIndex index, BeamRule beam) {
    this.index = index;
    this.beam = beam;
  }

  @Override
  public List<Neighbour> nearest(Embedding query, int k, Scope scope) {
    float[] vector = index.query(query, k);
    try {
      ScopeFilter filter = ScopeFilter.of(index, scope);
      List<SegmentWalk> segments = new ArrayList<>();
      for (LeafReaderContext leaf : index.reader().leaves()) {
        segments.add(new SegmentWalk(leaf, vector, filter.accepted(leaf)));
      }
      walk(segments, Math.max(k, beam.width(k)));
      Shortlist shortlist = new Shortlist(k);
      for (SegmentWalk segment : segments) {
        segment.addTo(shortlist);
      }
      return Ranking.nearest(index.reader(), shortlist.documents(), vector, k);
    } catch (IOException e) {
      throw GalleryException.failed("search gallery", index.folder(), e);
    }
  }

  private static void walk(List<SegmentWalk> segments, int width) throws IOException {
    double all = segments.stream().mapToLong(SegmentWalk::candidates).sum();
    FloatHeap best = new FloatHeap(width);
    for (SegmentWalk segment : segments) {
      segment.walk(share(width, segment.candidates() / all));
      segment.offerScores(best);
    }
    if (segments.size() == 1 || best.size() < width) {
      return;
    }
    for (SegmentWalk segment : segments) {
      if (segment.endsAbove(best.peek())) {
        segment.walk(width);
      }
    }
  }

  /// @param part of all vectors that the segment holds, 0 to 1
  private static int share(int width, double part) {
    double hits = width * part;
    return (int) Math.min(width, Math.ceil(hits + SPREAD * Math.sqrt(hits * (1 - part))));
  }
}
