package naja.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.TaskTable;
import naja.eval.metric.IntervalSeed;
import naja.eval.protocol.NewtProtocol;
import naja.eval.protocol.NewtReading;
import naja.eval.report.NewtReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures how well support vector machines solve binary tasks.
@Command(
    name = "newt",
    description = {
      "How well support vector machines solve binary tasks over the photos, as NeWT: "
          + "accuracy as the mean over tasks and over all images, in the original reading and "
          + "in birder's."
    },
    footer = {
      "  naja eval newt --gallery newt --tasks newt2021_labels.csv",
      "  naja eval newt --embeddings newt.npy --tasks tasks.csv --reading original --format json"
    })
public final class NewtCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PhotoSource source = new PhotoSource();

  @Option(
      names = "--tasks",
      required = true,
      paramLabel = "CSV",
      description = {
        "A row per task and photo: image_id (or image, id), task, split (train or test) and",
        "label (0 or 1)."
      })
  private Path tasks = Path.of("");

  @Option(
      names = "--column",
      paramLabel = "WHAT=NAME",
      description = "Another name of a column of --tasks: image, task, split or label.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--reading",
      paramLabel = "R",
      split = ",",
      defaultValue = "original,birder",
      description = "original | birder | plain, separated by commas; default: ${DEFAULT-VALUE}")
  private List<String> readings = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      defaultValue = "0,1,2",
      description =
          "Draws of birder's 100 machines, separated by commas; default: ${DEFAULT-VALUE}")
  private List<Long> seeds = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the intervals; default: ${DEFAULT-VALUE}")
  private long seed;

  @Mixin private ReportPrinter printer = new ReportPrinter();

  public NewtCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    NewtProtocol protocol =
        Misuse.checked(
            spec,
            () -> new NewtProtocol(readings.stream().map(NewtReading::parse).toList(), seeds));
    Dataset data = source.data();
    TaskTable table = TaskTable.read(tasks, columns, data);
    NewtReport report =
        IntervalSeed.with(seed, () -> protocol.run(data, table, session.progress("tasks")));
    printer.print(session.out(), source.traced(printer, report, null, seed));
    return ExitCode.DONE.code();
  }
}
