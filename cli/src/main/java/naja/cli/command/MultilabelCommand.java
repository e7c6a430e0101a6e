package naja.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import naja.eval.dataset.TraitTable;
import naja.eval.probe.MlpRecipe;
import naja.eval.protocol.MultilabelProtocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures how well the traits of photos can be told from their embeddings.
@Command(
    name = "multilabel",
    description = {
      "How well two linear layers name the traits of photos (birder's FishNet and AwA2 "
          + "benchmarks).",
      "Macro F1 and exact match, at a probability of 0.5 and at a logit of 0.5."
    },
    footer = {
      "  naja eval multilabel --gallery fish --traits traits.csv",
      "  naja eval multilabel --embeddings fish.npy --traits fish.csv --trait FeedingPath=pelagic"
    })
public final class MultilabelCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Examinee examinee = new Examinee();

  @Option(
      names = "--traits",
      required = true,
      paramLabel = "CSV",
      description = {
        "A row per photo (image_id, image or id) or per taxon (taxon_id, label or class_id) with a",
        "column per trait: 1 or 0, yes or no, or empty."
      })
  private Path traits = Path.of("");

  @Option(
      names = "--trait",
      paramLabel = "NAME",
      split = ",",
      description = {
        "A column of --traits, or NAME=VALUE where that value counts as there; default: every column",
        "of 1 and 0."
      })
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--column",
      paramLabel = "WHAT=NAME",
      description = "Another name of the column of --traits that names the photo: image or taxon.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      defaultValue = "0,1,2",
      description = "Of the trainings, separated by commas; default: ${DEFAULT-VALUE}")
  private List<Long> seeds = List.of();

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description = "Values between the layers; default: 512")
  private int hidden = MlpRecipe.BIRDER.hidden();

  @Option(names = "--epochs", paramLabel = "N", description = "Default: 100")
  private int epochs = MlpRecipe.BIRDER.epochs();

  public MultilabelCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var protocol = Misuse.checked(spec, () -> new MultilabelProtocol(recipe(), seeds));
    TraitTable table = TraitTable.read(traits, columns, names);
    examinee.examineVectors(
        session, (data, split) -> protocol.run(data, split, table, session.progress("epochs")));
    return ExitCode.DONE.code();
  }

  private MlpRecipe recipe() {
    MlpRecipe birder = MlpRecipe.BIRDER;
    return new MlpRecipe(hidden, birder.dropout(), birder.rate(), epochs, birder.batch());
  }
}
