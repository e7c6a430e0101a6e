package naja.eval.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import naja.collection.Taxa;
import naja.collection.stored.LabelledEmbedding;

/// Holds the labels of data against a list of species.
public final class TaxaCheck {
  private static final int NAMED = 10;

  private TaxaCheck() {}

  /// Checks every photo.
  ///
  /// @param list the file of `taxa`, for the message
  /// @throws DatasetException naming the rows whose taxon the list does not hold
  public static void require(Dataset data, Taxa taxa, Path list) {
    List<String> unlisted = new ArrayList<>();
    for (int row = 0; row < data.rows().size(); row++) {
      LabelledEmbedding photo = data.rows().get(row);
      String taxon = photo.photo().taxon().id();
      if (!taxa.isListed(taxon)) {
        unlisted.add("row %d, %s (taxon %s)".formatted(row, photo.photo().imageId(), taxon));
      }
    }
    if (!unlisted.isEmpty()) {
      throw new DatasetException(
          "%s does not hold the taxa of %d photos of %s: %s%s; add them to the list or correct the labels"
              .formatted(
                  list,
                  unlisted.size(),
                  data.location(),
                  String.join("; ", unlisted.subList(0, Math.min(NAMED, unlisted.size()))),
                  unlisted.size() > NAMED ? "; …" : ""));
    }
  }
}
