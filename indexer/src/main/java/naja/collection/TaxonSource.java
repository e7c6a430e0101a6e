package naja.collection;

import java.util.List;
import naja.gallery.Taxon;

/// What one file says about taxa.
///
/// @param origin the file, for reports
public record TaxonSource(String origin, List<Taxon> taxa) {
  public TaxonSource {
    taxa = List.copyOf(taxa);
  }
}
