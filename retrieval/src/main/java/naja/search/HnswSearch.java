package naja.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.GalleryException;
import org.apache.lucene.index.LeafReaderContext;

/// Walks each segment's HNSW graph, as far as its [Horizon].
///
/// A scope that leaves fewer vectors than the beam is wide is scanned, and so is one in which the
/// walk visits more vectors than a scan would.
///
/// Of several segments each is first asked for its fair share and some more; one whose share turns
/// out too small is walked again in full.
public final class HnswSearch implements NeighbourSearch {
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
      walk(segments, beam.beam(k));
      Shortlist shortlist = new Shortlist(k);
      for (SegmentWalk segment : segments) {
        segment.addTo(shortlist);
      }
      return Ranking.nearest(index.reader(), shortlist.documents(), vector, k);
    } catch (IOException e) {
      throw GalleryException.failed("search gallery", index.folder(), e);
    }
  }

  private static void walk(List<SegmentWalk> segments, Beam beam) throws IOException {
    if (segments.size() == 1) {
      segments.getFirst().walk(beam);
      return;
    }
    double all = Math.max(1, segments.stream().mapToLong(SegmentWalk::candidates).sum());
    Horizon horizon = new Horizon(beam);
    for (SegmentWalk segment : segments) {
      segment.walk(beam.share(segment.candidates() / all));
      segment.offerScores(horizon);
    }
    for (SegmentWalk segment : segments) {
      if (segment.endsAbove(horizon.score())) {
        segment.walk(beam);
      }
    }
  }
}
