package naja.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import naja.eval.protocol.VoteProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures the vote of the nearest photos by every published rule.
@Command(
    name = "votes",
    description = {
      "By the vote of the nearest photos: one vote each with three rules for ties, and "
          + "weighted by exp(cos / T).",
      "Every photo votes; naja eval knn collapses observations, as the service does."
    },
    footer = "  naja eval votes --gallery snakes --k 1,5,20")
public final class VotesCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Examinee examinee = new Examinee();

  @Option(
      names = "--k",
      paramLabel = "K",
      split = ",",
      defaultValue = "1,5,10,20",
      description = "Photos that vote, separated by commas; default: ${DEFAULT-VALUE}")
  private List<Integer> neighbours = List.of();

  public VotesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    double temperature = session.settings().identify().temperature();
    var protocol = Misuse.checked(spec, () -> new VoteProtocol(neighbours, temperature));
    examinee.examineVectors(
        session, (data, split) -> protocol.run(data, split, session.progress()));
    return ExitCode.DONE.code();
  }
}
