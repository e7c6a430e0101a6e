package naja.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import naja.eval.split.LeakAudit;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.eval.split.SplitFile;
import naja.eval.split.SplitFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Draws a split of a gallery and keeps it in a file.
@Command(
    name = "split",
    description = {
      "Draws which photos are asked about and which answer, and keeps it in a file for --split.",
      "Rules: leave-one-out, leave-one-observation-out[,lone=reference];",
      "stratified[,fraction=0.2][,by=photo]: a share of every taxon's observations, or photos;",
      "proportional[,fraction=0.1]: a share of all photos, dealt to the taxa as scikit-learn does;",
      "observation-disjoint[,fraction=0.2]: a share of all observations;",
      "by-column,column=C[,fraction=0.2]: whole groups of split | country | place | date | month |",
      "year | rights_holder | licence | genus | family;",
      "time[,fraction=0.2][,from=2023-01-01]: the latest photos;",
      "k-fold[,folds=5]; k-shot[,shots=5][,repeats=5]: few references per taxon;",
      "given[,test=test][,references=train]: the collection's own column split;",
      "open-set[,fraction=0.2][,taxa=A+B]: taxa wholly held out.",
      "Each takes a minimum size of taxa: at-least=N | more-than=N photos, or",
      "at-least-observations=N | more-than-observations=N."
    },
    footer = {
      "  naja eval split --gallery snakes --split stratified,more-than=10 --output split.csv",
      "  naja eval split --gallery snakes --split k-shot,shots=1,repeats=10 --output shots.csv",
      "  naja eval prototypes --gallery snakes --split split.csv"
    })
public final class SplitCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private EvaluationData data = new EvaluationData();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "The file to write, a CSV with a first line of JSON.")
  private Path output = Path.of("");

  public SplitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    data.withVectors(
        Examinee.STRATIFIED,
        (photos, drawn) -> {
          SplitFit.require(drawn, photos);
          SplitFile.write(drawn, output);
          print(drawn, LeakAudit.of(photos, drawn, session.progress()));
          return drawn;
        });
    return ExitCode.DONE.code();
  }

  private void print(Split drawn, LeakAudit leaks) {
    session
        .out()
        .printf(
            Locale.ROOT, "%s: %s, sha256 %.12s%n", output, drawn.origin().rule(), drawn.sha256());
    for (int round = 0; round < drawn.rounds(); round++) {
      session
          .out()
          .printf(
              Locale.ROOT,
              "round %d: %d photos asked about, %d references, %d unused%n",
              round + 1,
              drawn.tests(round).size(),
              drawn.references(round).size(),
              drawn.count(round, Role.UNUSED));
    }
    session
        .out()
        .printf(
            Locale.ROOT,
            "%d of the questions leak: a reference is of the same observation, the same file or has a"
                + " cosine of %s or more; --leaks lists them%n",
            leaks.leaks().size(),
            leaks.threshold());
  }
}
