package naja.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import naja.eval.metric.IntervalSeed;
import naja.eval.protocol.ClassMeanVariant;
import naja.eval.protocol.SupportProtocol;
import naja.eval.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures how the number of references changes the answers.
@Command(
    name = "support",
    description = {
      "The support-size curve: how well class means name photos with 1, 2, 5, 10 and 20 "
          + "references for every taxon, drawn several times."
    },
    footer = {
      "  naja eval support --gallery snakes",
      "  naja eval support --embeddings snakes.npy --labels snakes.csv",
      "  naja eval support --gallery snakes --shots 1,3,9 --repeats 10 --variant cl2n/class-balanced/euclidean"
    })
public final class SupportCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PhotoSource source = new PhotoSource();

  @Option(
      names = "--variant",
      paramLabel = "V",
      defaultValue = "un/cosine",
      description = "As for naja eval simpleshot; default: ${DEFAULT-VALUE}")
  private String variant = "";

  @Option(
      names = "--shots",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2,5,10,20",
      description = "References for every taxon, separated by commas; default: ${DEFAULT-VALUE}")
  private List<Integer> shots = List.of();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "5",
      description = "Draws for every size; default: ${DEFAULT-VALUE}")
  private int repeats;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw and of the intervals; default: ${DEFAULT-VALUE}")
  private long seed;

  @Mixin private ReportPrinter printer = new ReportPrinter();

  public SupportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var protocol = Misuse.checked(spec, this::protocol);
    Report report = IntervalSeed.with(seed, () -> protocol.run(source.data(), session.progress()));
    printer.print(session.out(), source.traced(printer, report, null, seed));
    return ExitCode.DONE.code();
  }

  private SupportProtocol protocol() {
    return new SupportProtocol(ClassMeanVariant.parse(variant).getFirst(), shots, repeats, seed);
  }
}
