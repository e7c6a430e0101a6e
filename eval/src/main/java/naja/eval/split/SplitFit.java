package naja.eval.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
import naja.gallery.ReferencePhoto;

/// Holds a split against the photos that it is to split: the same photos, with the same taxa and
/// observations. The encoder may be another one.
public final class SplitFit {
  private SplitFit() {}

  /// Checks every row and every photo.
  ///
  /// @throws DatasetException naming the rows that the data lack or have otherwise, and the photos
  ///   that have no row
  public static void require(Split split, Dataset data) {
    Map<String, ReferencePhoto> byImage = HashMap.newHashMap(data.rows().size());
    data.photos().forEach(photo -> byImage.put(photo.imageId(), photo));
    List<String> missing = new ArrayList<>();
    List<String> different = new ArrayList<>();
    for (Split.Row row : split.rows()) {
      ReferencePhoto photo = byImage.remove(row.imageId());
      if (photo == null) {
        missing.add(row.imageId());
      } else if (!photo.taxon().id().equals(row.taxonId())) {
        different.add(
            "%s (taxon %s, there %s)".formatted(row.imageId(), row.taxonId(), photo.taxon().id()));
      } else if (!photo.observationId().equals(row.observationId())) {
        different.add(
            "%s (observation %s, there %s)"
                .formatted(row.imageId(), row.observationId(), photo.observationId()));
      }
    }
    List<String> problems = new ArrayList<>();
    Named.problem(problems, "%d rows name photos that it lacks: %s", missing);
    Named.problem(problems, "%d rows differ: %s", different);
    Named.problem(
        problems, "%d of its photos have no row: %s", byImage.keySet().stream().sorted().toList());
    if (!problems.isEmpty()) {
      throw new DatasetException(
          "split %s does not fit %s: %s; draw it again with naja eval split"
              .formatted(split.origin().rule(), data.location(), String.join("; ", problems)));
    }
  }
}
