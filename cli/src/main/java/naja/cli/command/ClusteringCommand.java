package naja.cli.command;

import java.util.concurrent.Callable;
import naja.eval.protocol.ClusteringProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures how well clusters agree with the taxa.
@Command(
    name = "clustering",
    description = {
      "How well clusters of normalised embeddings agree with the taxa (AMI, NMI, ARI): "
          + "Ward's clustering and k-means, as many clusters as taxa, over the photos that are "
          + "asked about."
    },
    footer = "  naja eval clustering --gallery snakes --split leave-one-out")
public final class ClusteringCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Examinee examinee = new Examinee();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description =
          "At most this many photos, drawn by the seed; default: " + ClusteringProtocol.SAMPLE)
  private int sample = ClusteringProtocol.SAMPLE;

  public ClusteringCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var protocol = Misuse.checked(spec, () -> new ClusteringProtocol(sample, examinee.seed()));
    examinee.examineVectors(
        session, (data, split) -> protocol.run(data, split, session.progress("steps")));
    return ExitCode.DONE.code();
  }
}
