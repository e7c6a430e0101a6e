package naja.cli.command;

import java.util.concurrent.Callable;
import naja.eval.protocol.RetrievalProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Measures how early photos of the same taxon come.
@Command(
    name = "retrieval",
    description = {
      "How early references of a photo's taxon come when all are ranked by cosine: mAP, "
          + "mAP@R and Recall@1, 5 and 10 (the share of photos with a hit among the first K)."
    },
    footer = "  naja eval retrieval --gallery snakes --split leave-one-observation-out")
public final class RetrievalCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private Examinee examinee = new Examinee();

  public RetrievalCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    examinee.examineVectors(
        session, (data, split) -> new RetrievalProtocol().run(data, split, session.progress()));
    return ExitCode.DONE.code();
  }
}
