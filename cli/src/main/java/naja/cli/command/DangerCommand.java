package naja.cli.command;

import java.util.concurrent.Callable;
import naja.eval.dataset.DatasetException;
import naja.eval.protocol.DangerProtocol;
import naja.eval.report.DangerReport;
import naja.gallery.Gallery;
import naja.gallery.Venomous;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Measures how often a venomous photo would be called harmless.
@Command(
    name = "danger",
    description = {
      "How often a venomous photo would be called likely_harmless: with its species in "
          + "the gallery, and with each venomous species wholly held out; and how many harmless "
          + "photos are called so."
    },
    footer = "  naja eval danger --gallery snakes --format json")
public final class DangerCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FittedOn fittedOn = new FittedOn();

  public DangerCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var protocol =
        Misuse.checked(
            spec,
            () ->
                new DangerProtocol(
                    session.settings().identify(), fittedOn.sample(), fittedOn.prior()));
    DangerReport report =
        fittedOn.withGallery(gallery -> {
          requireVenomous(gallery);
          return protocol.run(gallery, session.err()::println);
        });
    fittedOn.print(session, report);
    return ExitCode.DONE.code();
  }

  /// Labels in a file rarely say who is venomous, and without that there is nothing to measure.
  private void requireVenomous(Gallery gallery) {
    boolean known =
        gallery.taxa().values().stream().anyMatch(taxon -> taxon.venomous() == Venomous.YES);
    if (!fittedOn.isGallery() && !known) {
      throw new DatasetException(
          "none of the %d taxa is known to be venomous: name a list of species that says which are, with --taxa CSV"
              .formatted(gallery.taxa().size()));
    }
  }
}
