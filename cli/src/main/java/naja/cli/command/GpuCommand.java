package naja.cli.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import naja.cli.command.HealthFinding.Health;
import naja.encoder.EncoderOptions;
import naja.encoder.ImageEncoder;
import naja.encoder.cuda.GpuInstallation;
import naja.encoder.cuda.GpuNatives;
import naja.indexer.DeviceParity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Sets a GPU up and says how it stands.
@Command(
    name = "gpu",
    description = "Sets a GPU up and says how it stands.",
    footer = {"  naja gpu install", "  naja gpu status"})
public final class GpuCommand {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  public GpuCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "install",
      description = {
        "Unpacks the GPU build of ONNX Runtime, once.",
        "Without --from it is downloaded from Maven Central (642 MB) and its hash compared. A"
            + " download that was cut off goes on where it ended. CUDA's own libraries are not part"
            + " of it; naja gpu status says which are missing."
      },
      footer = {
        "  naja gpu install",
        "  naja gpu install --from onnxruntime_gpu-1.29.0.jar --into /opt/onnxruntime"
      })
  int install(
      @Option(
              names = "--from",
              paramLabel = "JAR|URL",
              description = "The jar, or another address to get it from.")
          @Nullable String from,
      @Option(
              names = "--into",
              paramLabel = "DIR",
              description = "New folder to unpack to; default: a folder in NAJA_HOME.")
          @Nullable Path into) {
    GpuNatives natives = into == null ? session.cuda().natives() : GpuNatives.at(into);
    GpuInstallation installation = new GpuInstallation(natives, session.home());
    PullPrinter progress = new PullPrinter(session.err());
    if (from == null) {
      installation.fromMavenCentral(progress);
    } else if (from.matches("https?://.*")) {
      installation.fromUrl(address(from), progress);
    } else {
      installation.fromJar(Path.of(from));
    }
    session.out().printf("installed in %s, %d MiB%n", natives.folder(), natives.bytes() >> 20);
    session.out().println(into == null ? "check it with: naja gpu status" : hint(into));
    return ExitCode.DONE.code();
  }

  private URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--from takes a file or an address, got " + text, e);
    }
  }

  private static String hint(Path into) {
    return "to use it: NAJA_JAVA_OPTS=-Donnxruntime.native.path=" + into.toAbsolutePath();
  }

  @Command(
      name = "status",
      description = {
        "Says what of a GPU's needs is there, and whether it really runs.",
        "Exit code 1 when CUDA does not run."
      },
      footer = "  naja gpu status --device cuda:1")
  int status(
      @Option(
              names = "--device",
              paramLabel = "D",
              defaultValue = "cuda",
              description = "cuda | cuda:N; default: ${DEFAULT-VALUE}")
          String device) {
    GpuCheckup checkup = new GpuCheckup(session.cuda());
    List<HealthFinding> findings = new ArrayList<>(checkup.all());
    if (findings.stream().noneMatch(finding -> finding.health() == Health.PROBLEM)) {
      findings.add(Misuse.checked(spec, () -> checkup.proof(session.encoders(), device)));
    }
    session.out().print(HealthFinding.table(findings));
    boolean runs = findings.getLast().health() == Health.OK;
    return (runs ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  @Command(
      name = "parity",
      description = {
        "Compares an encoder's embeddings on a GPU with those on the CPU.",
        "Exit code 1 when they differ by more than 1e-3 or in the most similar photo's label: then"
            + " the two cannot share a gallery."
      },
      footer = "  naja gpu parity --images photos --encoder vit-tiny")
  int parity(
      @ArgGroup(multiplicity = "1") Collection collection,
      @Option(
              names = "--encoder",
              required = true,
              paramLabel = "ID",
              description = "Encoder id; see: naja encoders list")
          String encoderId,
      @Option(
              names = "--device",
              paramLabel = "D",
              defaultValue = "cuda",
              description = "cuda | cuda:N | cpu; default: ${DEFAULT-VALUE}")
          String device,
      @Option(
              names = "--photos",
              paramLabel = "N",
              defaultValue = "2000",
              description = "Photos to compare at most; default: ${DEFAULT-VALUE}")
          int photos) {
    EncoderOptions tested = Misuse.checked(spec, () -> EncoderOptions.indexing(device));
    // The one on the GPU first: the process loads only one build of ONNX Runtime.
    try (ImageEncoder gpu = session.encoders().open(encoderId, tested);
        ImageEncoder cpu = session.encoders().open(encoderId, EncoderOptions.indexing("cpu"))) {
      var settings = session.settings().index();
      session
          .out()
          .printf(
              "%s against cpu, batches of %d%n",
              gpu.provider(), gpu.preferredBatch(settings.batchSize()));
      DeviceParity parity =
          Misuse.checked(
              spec, () -> DeviceParity.measure(gpu, cpu, settings, collection.reader(), photos));
      session.out().println(parity.summary());
      return (parity.holds() ? ExitCode.DONE : ExitCode.FAILED).code();
    }
  }
}
