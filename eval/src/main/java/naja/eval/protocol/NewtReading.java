package naja.eval.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import naja.eval.probe.KernelSvm;
import naja.eval.probe.NewtTask;

/// One of the ways that are published as "NeWT accuracy"; [NewtTask] has their steps.
public enum NewtReading {
  /// A linear machine with C by three folds; reported as the mean over tasks.
  ORIGINAL("original", false),
  /// The best of 100 drawn machines by five folds; reported over all images, for several seeds.
  BIRDER("birder", true),
  /// A linear machine with C = 1, as biobench for tasks of few rows.
  PLAIN("plain", false);

  private final String code;
  private final boolean drawn;

  NewtReading(String code, boolean drawn) {
    this.code = code;
    this.drawn = drawn;
  }

  /// The word on the command line and in reports.
  public String code() {
    return code;
  }

  /// Whether the result depends on a seed.
  public boolean isDrawn() {
    return drawn;
  }

  /// Reads a word.
  ///
  /// @throws IllegalArgumentException naming the words that there are
  public static NewtReading parse(String code) {
    return Arrays.stream(values())
        .filter(reading -> reading.code.equals(code))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "reading must be %s, got %s"
                    .formatted(
                        Arrays.stream(values())
                            .map(NewtReading::code)
                            .collect(Collectors.joining(", ")),
                        code)));
  }

  /// Folds that a class of a task must fill.
  int folds() {
    return switch (this) {
      case ORIGINAL -> 3;
      case BIRDER -> 5;
      case PLAIN -> 0;
    };
  }

  /// @param machines to search among; for [#BIRDER] alone
  NewtTask.Score solve(NewtTask task, List<KernelSvm> machines) {
    return switch (this) {
      case ORIGINAL -> task.original();
      case BIRDER -> task.search(machines);
      case PLAIN -> task.plain();
    };
  }
}
