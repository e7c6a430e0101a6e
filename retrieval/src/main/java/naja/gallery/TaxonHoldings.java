package naja.gallery;

import java.util.List;

/// The photos that a gallery holds of one taxon.
///
/// @param photos at least 1
/// @param observations distinct observation ids, at least 1
/// @param samples image ids of up to 12 photos, of as many observations as there are
public record TaxonHoldings(int photos, int observations, List<String> samples) {
  public TaxonHoldings {
    samples = List.copyOf(samples);
  }
}
