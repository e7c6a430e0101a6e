package naja.cli.command;

import java.util.concurrent.Callable;
import naja.eval.protocol.ClassMeanVariant;
import naja.eval.protocol.SimpleShotProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures the nearest class mean in every published reading.
@Command(
    name = "simpleshot",
    description = {
      "By the nearest class mean of embeddings: as they are (un), normalised (l2n) or "
          + "centred first (cl2n, around the mean of all references or of the class means), by "
          + "distance or cosine."
    },
    footer = {
      "  naja eval simpleshot --gallery snakes",
      "  naja eval simpleshot --gallery snakes --split k-shot,shots=5,repeats=10 --variant cl2n/support-mean/euclidean"
    })
public final class SimpleShotCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Examinee examinee = new Examinee();

  @Option(
      names = "--variant",
      paramLabel = "V",
      defaultValue = "all",
      description = {
        "all, or some of un/euclidean, un/cosine, l2n/euclidean, l2n/cosine,",
        "cl2n/support-mean/euclidean, cl2n/support-mean/cosine, cl2n/class-balanced/euclidean,",
        "cl2n/class-balanced/cosine, separated by commas; default: ${DEFAULT-VALUE}"
      })
  private String variants = "";

  public SimpleShotCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var protocol =
        Misuse.checked(spec, () -> new SimpleShotProtocol(ClassMeanVariant.parse(variants)));
    examinee.examineVectors(
        session, (data, split) -> protocol.run(data, split, session.progress()));
    return ExitCode.DONE.code();
  }
}
