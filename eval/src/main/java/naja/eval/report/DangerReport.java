package naja.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import naja.eval.metric.Proportion;
import naja.gallery.GalleryManifest;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Danger.Verdict;
import naja.identify.IdentifierSettings;

/// How safe a gallery's danger verdicts are. Shares carry 95 % Wilson intervals over observations.
///
/// @param scores what ranked the candidates
/// @param closed one line per status of the photos' taxa: which verdicts they got
/// @param heldOut share of the photos of venomous taxa called `likely_harmless` when their taxon is
///   not in the gallery
/// @param heldOutTaxa the same, taxon by taxon
public record DangerReport(
    String scores,
    double prior,
    double harmlessMass,
    List<Line> closed,
    Proportion heldOut,
    List<TaxonLine> heldOutTaxa,
    String encoder,
    long generation)
    implements Report {
  /// The verdicts of the photos whose taxa have one status.
  ///
  /// @param truth status of the photos' taxa: yes, no or unknown
  public record Line(
      String truth, Proportion venomous, Proportion cannotRuleOut, Proportion likelyHarmless) {}

  /// A venomous taxon that was taken out of the gallery.
  public record TaxonLine(String taxonId, String scientificName, Proportion likelyHarmless) {}

  /// What the photos of a taxon got while it was not in the gallery.
  public record HeldOut(Taxon taxon, DangerTally tally) {}

  public DangerReport {
    closed = List.copyOf(closed);
    heldOutTaxa = List.copyOf(heldOutTaxa);
  }

  /// Sums up what was asked.
  public static DangerReport of(
      GalleryManifest manifest,
      IdentifierSettings settings,
      double prior,
      DangerTally closed,
      List<HeldOut> heldOut) {
    DangerTally together =
        new DangerTally(
            heldOut.stream().flatMap(result -> result.tally().verdicts().stream()).toList());
    return new DangerReport(
        settings.scores(),
        prior,
        settings.harmlessMass(),
        lines(closed),
        together.share(Venomous.YES, Verdict.LIKELY_HARMLESS),
        heldOut.stream().map(DangerReport::line).toList(),
        manifest.encoder().encoderId(),
        manifest.generation());
  }

  private static List<Line> lines(DangerTally closed) {
    List<Line> lines = new ArrayList<>();
    for (Venomous truth : Venomous.values()) {
      lines.add(
          new Line(
              truth.name().toLowerCase(Locale.ROOT),
              closed.share(truth, Verdict.VENOMOUS),
              closed.share(truth, Verdict.CANNOT_RULE_OUT),
              closed.share(truth, Verdict.LIKELY_HARMLESS)));
    }
    return lines;
  }

  private static TaxonLine line(HeldOut result) {
    return new TaxonLine(
        result.taxon().id(),
        result.taxon().scientificName(),
        result.tally().share(Venomous.YES, Verdict.LIKELY_HARMLESS));
  }

  /// A table for people.
  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "gallery  encoder %s, generation %d; %s, prior %.3f, harmless mass %.3f%n%n"
                + "closed set, by what the taxon is   venomous  cannot_rule_out  likely_harmless%n",
            encoder,
            generation,
            scores,
            prior,
            harmlessMass));
    closed.forEach(line -> table.append(row(line)));
    table.append(
        String.format(
            "%nvenomous taxa held out, called likely_harmless: %s%n", withInterval(heldOut)));
    heldOutTaxa.forEach(line ->
        table.append(
            String.format("  %-30s %s%n", line.scientificName, withInterval(line.likelyHarmless))));
    return table.toString();
  }

  private static String row(Line line) {
    return String.format(
        Locale.ROOT,
        "%-7s %6d photos               %7.4f  %15.4f  %s%n",
        line.truth,
        line.venomous.n(),
        line.venomous.rate(),
        line.cannotRuleOut.rate(),
        withInterval(line.likelyHarmless));
  }

  private static String withInterval(Proportion share) {
    return String.format(
        Locale.ROOT,
        "%.4f (%d of %d; %.4f to %.4f)",
        share.rate(),
        share.hits(),
        share.n(),
        share.low(),
        share.high());
  }
}
