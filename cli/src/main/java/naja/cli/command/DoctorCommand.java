package naja.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import naja.cli.command.HealthFinding.Health;
import naja.server.api.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says whether Naja can work here.
@Command(
    name = "doctor",
    description = {
      "Says whether Naja can work here.",
      "Looks at Java, SIMD, image formats, the encoder and where it really runs, and at the health"
          + " of a gallery. Ends with 1 when something does not work."
    },
    footer = {"  naja doctor", "  naja doctor --gallery snakes", "  naja doctor --device cuda"})
public final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--gallery",
      paramLabel = "G",
      description = "Also read this gallery through, and try its encoder.")
  private @Nullable Path gallery;

  @Mixin private Device device = new Device();

  @Mixin private ReportPrinter printer = new ReportPrinter();

  public DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<HealthFinding> findings = new Checkup(session, device).run(gallery);
    printer.print(session.out(), () -> HealthFinding.table(findings), () -> Json.pretty(findings));
    boolean works = findings.stream().noneMatch(finding -> finding.health() == Health.PROBLEM);
    return (works ? ExitCode.DONE : ExitCode.FAILED).code();
  }
}
