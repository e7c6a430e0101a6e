package naja.triage;

import java.util.Comparator;

/// A taxon that few observations show.
public record RareTaxon(String taxonId, int observations, int photos) {
  static final Comparator<RareTaxon> RAREST_FIRST =
      Comparator.comparingInt(RareTaxon::observations)
          .thenComparingInt(RareTaxon::photos)
          .thenComparing(RareTaxon::taxonId);
}
