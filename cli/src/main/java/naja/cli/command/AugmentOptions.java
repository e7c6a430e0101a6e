package naja.cli.command;

import java.util.LinkedHashSet;
import java.util.Set;
import naja.photo.augment.AugmentationKind;
import naja.photo.augment.AugmentationPlan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// Which copies of photos are to be made.
final class AugmentOptions {
  @Option(
      names = "--augment",
      required = true,
      split = ",",
      paramLabel = "KIND",
      converter = AugmentationConverter.class,
      description = {
        "flips | crops | flips,crops: also embed copies of every photo, to train a probe on. Copies"
            + " are marked in OUTPUT.csv, and are no references."
      })
  private Set<AugmentationKind> kinds = new LinkedHashSet<>();

  @Option(
      names = "--copies",
      required = true,
      paramLabel = "N",
      description = "Copies per photo, 1 to 100; flips alone make 1.")
  private int copies;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Draws other crops; default: ${DEFAULT-VALUE}.")
  private long seed;

  AugmentationPlan plan(CommandSpec command) {
    return Misuse.checked(command, () -> new AugmentationPlan(kinds, copies, seed));
  }
}
