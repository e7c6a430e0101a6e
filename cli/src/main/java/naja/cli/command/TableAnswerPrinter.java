package naja.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import naja.gallery.Taxon;
import naja.identify.Candidate;
import naja.identify.Evidence;
import naja.identify.Findings;
import naja.identify.Identification;
import naja.identify.SpeciesAnswer;

/// Prints answers for people: one photo in detail, several as a line each.
final class TableAnswerPrinter implements AnswerPrinter {
  private static final int EVIDENCE_SHOWN = 5;

  private final PrintStream out;
  private final boolean detailed;
  private final TextTable lines =
      new TextTable("photo", "answer", "best candidate", "score", "probability", "danger");

  TableAnswerPrinter(PrintStream out, int photos) {
    this.out = out;
    this.detailed = photos == 1;
  }

  @Override
  public void answered(Path photo, Identification identification) {
    SpeciesAnswer answer = identification.answer();
    if (detailed) {
      printInDetail(photo, answer);
      return;
    }
    List<Candidate> candidates = answer.findings().candidates();
    lines.add(
        photo,
        answer.verdict(),
        candidates.isEmpty() ? "-" : name(candidates.getFirst().taxon()),
        candidates.isEmpty() ? "-" : number(candidates.getFirst().score()),
        candidates.isEmpty() ? "-" : probability(candidates.getFirst()),
        words(answer.findings().danger().verdict().code()));
  }

  @Override
  public void failed(Path photo, String reason, String message) {
    if (!detailed) {
      lines.add(photo, "failed: " + words(reason), "-", "-", "-", "-");
    }
  }

  @Override
  public void close() {
    if (!detailed) {
      out.print(lines);
    }
  }

  private void printInDetail(Path photo, SpeciesAnswer answer) {
    Findings findings = answer.findings();
    out.println(photo + ": " + summary(answer));
    out.println(
        "danger: " + words(findings.danger().verdict().code()) + ". " + findings.danger().reason());
    out.println("prototypes and neighbours " + (findings.scorersAgree() ? "agree" : "disagree"));
    out.println();
    out.println(candidates(findings.candidates()));
    out.print(evidence(findings.evidence()));
  }

  private static String summary(SpeciesAnswer answer) {
    List<Candidate> candidates = answer.findings().candidates();
    if (candidates.isEmpty()) {
      return "no candidates";
    }
    String best = name(candidates.getFirst().taxon());
    return switch (answer) {
      case SpeciesAnswer.Identified _ -> best;
      case SpeciesAnswer.Ambiguous _ -> "ambiguous, best " + best;
      case SpeciesAnswer.Unknown _ -> "unknown, nearest " + best;
    };
  }

  private static TextTable candidates(List<Candidate> candidates) {
    TextTable table = new TextTable("candidate", "venomous", "score", "probability");
    candidates.forEach(candidate ->
        table.add(
            name(candidate.taxon()),
            candidate.taxon().venomous().code(),
            number(candidate.score()),
            probability(candidate)));
    return table;
  }

  private static TextTable evidence(List<Evidence> evidence) {
    TextTable table = new TextTable("nearest reference photo", "shows", "similarity");
    evidence.stream()
        .limit(EVIDENCE_SHOWN)
        .forEach(found ->
            table.add(
                found.photo().imageId(),
                found.photo().taxon().scientificName(),
                number(found.similarity())));
    return table;
  }

  private static String name(Taxon taxon) {
    return taxon.commonName() == null
        ? taxon.scientificName()
        : taxon.scientificName() + " (" + taxon.commonName() + ")";
  }

  private static String probability(Candidate candidate) {
    Double probability = candidate.probability();
    return probability == null ? "-" : number(probability);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String words(String code) {
    return code.replace('_', ' ');
  }
}
