package naja.cli.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import naja.cli.command.ExitCode;
import naja.cli.command.Session;
import naja.indexer.ScratchFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs protocols again and compares their numbers with the expected ones.
@Command(
    name = "verify",
    description = {
      "Runs protocols again and compares each number with the expected one; ends with 1 if one moved.",
      "Without files: those that come with Naja. A protocol whose data are absent is skipped by name."
    },
    footer = {
      "  naja eval verify",
      "  naja eval verify my-protocol.yaml --data photos",
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "FILE", description = "Protocols as YAML; see docs/evaluation.md.")
  private @Nullable List<Path> files;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that paths in the files start from; default: this folder.")
  private Path data = Path.of("");

  public VerifyCommand(Session session) {
    this.session = session;
  }

  /// What was named must run; of the protocols that come with Naja, those whose data are here.
  @Override
  public Integer call() {
    List<Comparison> comparisons = new ArrayList<>();
    int skipped = 0;
    for (Verification verification : verifications()) {
      var missing = verification.missing();
      if (missing.isPresent()) {
        session.out().printf("skipped %s: %s%n", verification.name(), missing.get());
        skipped++;
        continue;
      }
      session.err().println(verification.name() + ": " + verification.protocol().title());
      List<Comparison> found = run(verification);
      found.forEach(comparison -> session.out().println(comparison.text()));
      comparisons.addAll(found);
    }
    long moved = comparisons.stream().filter(comparison -> !comparison.holds()).count();
    session
        .out()
        .printf(
            "%d numbers held, %d moved, %d protocols skipped%n",
            comparisons.size() - moved, moved, skipped);
    boolean all = files == null || skipped == 0;
    return (moved == 0 && all ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  private List<Verification> verifications() {
    if (files == null) {
      return ProtocolFile.BUNDLED.stream()
          .map(name -> new Verification(session, name, ProtocolFile.bundled(name), data))
          .toList();
    }
    return files.stream()
        .map(file -> new Verification(session, file.toString(), ProtocolFile.read(file), data))
        .toList();
  }

  private static List<Comparison> run(Verification verification) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      return verification.run(scratch.path());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make or remove a folder to verify in", e);
    }
  }
}
