package naja.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Danger;
import naja.identify.Findings;
import naja.identify.Identifier;
import naja.identify.SpeciesAnswer;
import naja.photo.Photo;
import naja.search.Scope;

/// The held-out drawings, each put to the identifier as a question.
///
/// @param answers one per question, in the order of the questions
record Exam(List<Answered> answers) {
  /// A question and what came back.
  record Answered(DrawnCollection.HeldOut question, SpeciesAnswer answer) {
    boolean isRight() {
      return question.taxon().id().equals(named().id());
    }

    boolean isCalledHarmless() {
      return findings().danger().verdict() == Danger.Verdict.LIKELY_HARMLESS;
    }

    Findings findings() {
      return answer.findings();
    }

    Taxon named() {
      return findings().candidates().getFirst().taxon();
    }
  }

  static Exam sit(Identifier identifier, List<DrawnCollection.HeldOut> questions) {
    return new Exam(
        questions.stream()
            .map(question ->
                new Answered(
                    question, identifier.identifyPhotos(List.of(read(question.path())), Scope.ALL)))
            .toList());
  }

  long right() {
    return answers.stream().filter(Answered::isRight).count();
  }

  /// How many drawings of a status are called harmless; of a venomous snake, none may be.
  long calledHarmless(Venomous status) {
    return answers.stream()
        .filter(answered -> answered.question().taxon().venomous() == status)
        .filter(Answered::isCalledHarmless)
        .count();
  }

  private long asked(Venomous status) {
    return answers.stream()
        .filter(answered -> answered.question().taxon().venomous() == status)
        .count();
  }

  void print(PrintStream out) {
    out.printf("%-44s %-34s %-11s %s%n", "held-out drawing", "answer", "verdict", "danger");
    answers.forEach(answered -> printLine(out, answered));
    out.printf("%d of %d right%n", right(), answers.size());
    out.printf(
        "%d of %d harmless drawings called likely_harmless, and %d of %d venomous ones%n",
        calledHarmless(Venomous.NO),
        asked(Venomous.NO),
        calledHarmless(Venomous.YES),
        asked(Venomous.YES));
  }

  private static void printLine(PrintStream out, Answered answered) {
    Path path = answered.question().path();
    Path species = path.getParent();
    out.printf(
        "%-44s %-34s %-11s %s%n",
        (species == null ? "" : species.getFileName() + "/") + path.getFileName(),
        answered.named().commonName() + (answered.isRight() ? "" : "  (wrong)"),
        answered.answer().verdict(),
        answered.findings().danger().verdict().code());
  }

  private static Photo read(Path path) {
    try {
      return new Photo(path.getFileName().toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the drawing " + path, e);
    }
  }
}
