package naja.gallery;

import java.util.List;
import java.util.Map;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/// Merges nothing by itself and, when asked to, all segments into one: also a single segment, since
/// [BulkVectorsFormat] gives it its graph only then.
final class OneMergePolicy extends MergePolicy {
  OneMergePolicy() {
    super(0, Long.MAX_VALUE);
  }

  @Override
  public @Nullable MergeSpecification findMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) {
    return null;
  }

  @Override
  public @Nullable MergeSpecification findForcedMerges(
      SegmentInfos segments,
      int maxSegmentCount,
      Map<SegmentCommitInfo, Boolean> segmentsToMerge,
      MergeContext context) {
    // Lucene asks again after the merge; what the merge made is marked FALSE.
    List<SegmentCommitInfo> originals =
        segments.asList().stream()
            .filter(segment -> Boolean.TRUE.equals(segmentsToMerge.get(segment)))
            .filter(segment -> !context.getMergingSegments().contains(segment))
            .toList();
    if (originals.isEmpty()) {
      return null;
    }
    MergeSpecification merges = new MergeSpecification();
    merges.add(new OneMerge(originals));
    return merges;
  }

  @Override
  public @Nullable MergeSpecification findForcedDeletesMerges(
      SegmentInfos segments, MergeContext context) {
    return null;
  }

  @Override
  public @Nullable MergeSpecification findFullFlushMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) {
    return null;
  }
}
