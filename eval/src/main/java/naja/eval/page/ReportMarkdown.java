package naja.eval.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import naja.calibration.StoredEvaluation;
import naja.calibration.StoredEvaluation.Share;
import naja.calibration.StoredEvaluation.TaxonRecord;
import naja.eval.metric.Score;
import naja.eval.report.EvaluationReport;
import naja.eval.report.GalleryReport;
import naja.eval.report.GalleryReport.Example;

/// A gallery's report as Markdown, for issues, notes and diffs: the numbers without the pictures.
final class ReportMarkdown {
  private static final int TAXA = 50;
  private static final int DANGEROUS = 20;

  private final GalleryReport report;
  private final Map<String, String> names = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private ReportMarkdown(GalleryReport report) {
    this.report = report;
    report.taxa().forEach(taxon -> names.put(taxon.id(), taxon.scientificName()));
  }

  static String of(GalleryReport report) {
    ReportMarkdown markdown = new ReportMarkdown(report);
    markdown.summary();
    markdown.protocols();
    markdown.danger();
    markdown.leaks();
    markdown.taxa();
    markdown.provenance();
    return markdown.text.toString();
  }

  private void summary() {
    StoredEvaluation found = report.evaluation();
    line("# How well %s names its photos".formatted(report.provenance().title()));
    line("");
    line(
        "%d photos of %d observations and %d taxa, %s; scores %s."
            .formatted(
                found.photos(),
                found.observations(),
                found.taxa().size(),
                found.split(),
                found.scores()));
    line("");
    line("| top-1 | top-3 | top-5 | macro F1 | ECE |");
    line("|---|---|---|---|---|");
    line(
        "| %s | %s | %s | %s | %s |"
            .formatted(
                share(found.top1()),
                share(found.top3()),
                share(found.top5()),
                share(found.macroF1()),
                found.reliability().bins().isEmpty() ? "–" : decimals(found.reliability().ece())));
    var calibration = report.calibration();
    line("");
    line(
        "Probabilities and verdicts: calibration fitted on %s; prior %s, harmless mass %s; ECE over %d answers."
            .formatted(
                calibration.fittedOn(),
                calibration.prior(),
                calibration.harmlessMass(),
                calibration.measured()));
  }

  private void protocols() {
    heading("Protocols");
    List<Score> first = report.protocols().getFirst().scores();
    StringBuilder head = new StringBuilder("| protocol |");
    first.forEach(score -> head.append(' ').append(score.name()).append(" |"));
    line(head.toString());
    line("|---%s|".formatted("|---".repeat(first.size())));
    for (EvaluationReport protocol : report.protocols()) {
      StringBuilder row = new StringBuilder("| " + name(protocol) + " |");
      protocol.scores().forEach(score -> row.append(' ').append(score.text()).append(" |"));
      line(row.toString());
    }
  }

  private void danger() {
    heading("Danger");
    var venom = report.venom();
    line(
        "Of %d photos of venomous taxa, %d were named a harmless taxon and %d called likely harmless; of %d photos of harmless taxa, %d."
            .formatted(
                venom.namedHarmless().of(),
                venom.namedHarmless().photos(),
                venom.calledLikelyHarmless().photos(),
                venom.harmlessCalledSo().of(),
                venom.harmlessCalledSo().photos()));
    if (report.dangerous().isEmpty()) {
      return;
    }
    line("");
    line("| photo | shows | named | verdict |");
    line("|---|---|---|---|");
    for (Example example : report.dangerous().stream().limit(DANGEROUS).toList()) {
      line(
          "| %s | %s | %s | %s |"
              .formatted(
                  cell(example.imageId()),
                  taxon(example.truth()),
                  taxon(example.answers().getFirst().taxonId()),
                  example.danger()));
    }
  }

  private void leaks() {
    heading("Leaks");
    var leaks = report.protocols().getFirst().leaks();
    line(
        "%d queries leak: %d same observation, %d same file, %d with a cosine of %s or more."
            .formatted(
                leaks.queries(),
                leaks.sameObservation(),
                leaks.sameContent(),
                leaks.nearlySame(),
                leaks.threshold()));
    if (leaks.queries() > 0 && !leaks.scores().isEmpty()) {
      line(
          "Without them, %d queries: top-1 %s."
              .formatted(leaks.n(), leaks.scores().getFirst().text()));
    }
  }

  private void taxa() {
    heading("Taxa with the lowest recall");
    line("| taxon | photos | recall | most often taken for |");
    line("|---|---|---|---|");
    report.evaluation().taxa().stream()
        .sorted(Comparator.comparingDouble(record -> record.recall().value()))
        .limit(TAXA)
        .forEach(this::row);
  }

  private void row(TaxonRecord taxon) {
    line(
        "| %s | %d | %s | %s |"
            .formatted(
                taxon(taxon.taxonId()),
                taxon.photos(),
                share(taxon.recall()),
                taxon.confusions().isEmpty()
                    ? "–"
                    : taxon(taxon.confusions().getFirst().taxonId())
                        + " "
                        + taxon.confusions().getFirst().photos()));
  }

  private void provenance() {
    heading("Where the numbers come from");
    var origin = report.provenance();
    if (origin.gallery() != null) {
      line("- gallery %s, generation %d".formatted(cell(origin.gallery()), origin.generation()));
    }
    origin.files().forEach(file -> line("- file " + cell(file.summary())));
    line("- encoder %s".formatted(cell(origin.encoder().summary())));
    line(
        "- split %s, SHA-256 %s, seed %d"
            .formatted(cell(report.evaluation().split()), origin.splitSha256(), origin.seed()));
    line("- Naja %s, commit %s".formatted(origin.version(), origin.commit()));
    line("- `%s`, %s".formatted(report.evaluation().command(), report.evaluation().measuredOn()));
    line("- intervals: 95 %, 1,000 resamples of observations; recall: Wilson");
  }

  private void heading(String title) {
    line("");
    line("## %s".formatted(title));
    line("");
  }

  private static String name(EvaluationReport protocol) {
    return protocol.protocol()
        + " "
        + (protocol.k() == null ? protocol.variant() : "k = " + protocol.k());
  }

  private String taxon(String id) {
    return cell(names.getOrDefault(id, id));
  }

  /// Text that does not end a cell.
  private static String cell(String value) {
    return value.replace("|", "\\|").replace('\n', ' ');
  }

  private static String share(Share share) {
    return String.format(
        Locale.ROOT, "%.4f (%.4f to %.4f)", share.value(), share.low(), share.high());
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
