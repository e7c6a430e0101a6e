package naja.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import naja.eval.dataset.Dataset;
import naja.eval.split.LeakAudit;
import naja.eval.split.LeakFile;
import naja.eval.split.Split;
import naja.eval.split.SplitFile;
import naja.eval.split.SplitFit;
import naja.eval.split.SplitPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Which photos are asked about and which answer: a rule's name or a file.
final class SplitOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--split",
      paramLabel = "S",
      description = {
        "A file of naja eval split, or a rule: leave-one-out | leave-one-observation-out |",
        "stratified | k-fold | k-shot | ..., with options such as k-shot,shots=1; see: naja eval",
        "split --help. Default: stratified, of a report leave-one-observation-out,lone=reference"
      })
  private @Nullable String split;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of every draw and of the intervals; default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--leaks",
      paramLabel = "FILE",
      description = {
        "Lists the photos asked about that a reference knows already: the same observation, the same",
        "file or a cosine of 0.999 or more; .json or .csv."
      })
  private @Nullable Path leaks;

  /// The file's split, or one drawn by the rule.
  ///
  /// @param usual the rule where none is named
  Split of(Dataset data, String usual) {
    return listed(data, found(data, usual));
  }

  /// The same split, whose leaks are listed where that is asked for.
  Split listed(Dataset data, Split found) {
    if (leaks != null) {
      SplitFit.require(found, data);
      LeakFile.write(LeakAudit.of(data, found), leaks);
    }
    return found;
  }

  private Split found(Dataset data, String usual) {
    String text = text(usual);
    Path file = Path.of(text);
    if (Files.isRegularFile(file)) {
      return SplitFile.read(file);
    }
    return Misuse.checked(spec, () -> SplitPlan.parse(text, seed)).draw(data);
  }

  /// Whether the command line names one.
  boolean isNamed() {
    return split != null;
  }

  /// As it was written on the command line, or would have been.
  String text(String usual) {
    return split == null ? usual : split;
  }

  long seed() {
    return seed;
  }
}
