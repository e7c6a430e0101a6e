package naja.cli.command;

import java.util.concurrent.Callable;
import naja.eval.protocol.OpenSetProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Measures how well photos of missing species are told from the others.
@Command(
    name = "open-set",
    description = {
      "How well a score tells photos of species in the gallery from photos of species "
          + "that are wholly held out: AUROC and FPR@95 of the nearest cosine and of the most "
          + "similar class mean."
    },
    footer = {
      "  naja eval open-set --gallery snakes",
      "  naja eval open-set --gallery snakes --split open-set,fraction=0.3 --seed 7"
    })
public final class OpenSetCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private Examinee examinee = new Examinee();

  public OpenSetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    examinee.examineVectors(
        session,
        (data, split) -> new OpenSetProtocol().run(data, split, session.progress()),
        "open-set");
    return ExitCode.DONE.code();
  }
}
