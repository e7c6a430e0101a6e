package naja.cli.command;

import java.util.ArrayList;
import java.util.List;
import naja.encoder.EncoderException;
import naja.encoder.EncoderOptions;
import naja.encoder.EncoderVerification;
import naja.encoder.Encoders;
import naja.encoder.cuda.CudaInventory;
import naja.encoder.cuda.CudaLibrary;
import naja.encoder.cuda.CudaSetup;
import naja.encoder.cuda.CudaUnavailable;

/// Looks at what a GPU needs.
final class GpuCheckup {
  private final CudaSetup cuda;

  GpuCheckup(CudaSetup cuda) {
    this.cuda = cuda;
  }

  /// In a line or two, for a machine that may well do without: the missing parts are no problem.
  List<HealthFinding> parts() {
    if (!cuda.natives().areInstalled()) {
      return List.of(HealthFinding.ok("GPU", "not set up; see: naja gpu status"));
    }
    List<HealthFinding> findings = new ArrayList<>();
    findings.add(natives());
    findings.add(chosen());
    return findings;
  }

  /// Every part by itself.
  List<HealthFinding> all() {
    List<HealthFinding> findings = new ArrayList<>();
    findings.add(natives());
    CudaInventory inventory = cuda.inventory();
    for (CudaLibrary library : CudaLibrary.values()) {
      findings.add(library(inventory, library));
    }
    findings.add(chosen());
    return findings;
  }

  /// Runs the built-in encoder there and asks where its nodes ran.
  HealthFinding proof(Encoders encoders, String device) {
    try {
      EncoderVerification found = encoders.verify("builtin", EncoderOptions.serving(device));
      return HealthFinding.ok(
          "provider",
          "%s, proven by running it: nodes on %s"
              .formatted(found.provider(), found.nodesByProvider()));
    } catch (EncoderException e) {
      return HealthFinding.problem("provider", String.valueOf(e.getMessage()));
    }
  }

  private HealthFinding natives() {
    var natives = cuda.natives();
    String what = "ONNX Runtime %s".formatted(natives.build().version());
    return natives.areInstalled()
        ? HealthFinding.ok(
            what, "GPU build in %s, %d MiB".formatted(natives.folder(), natives.bytes() >> 20))
        : HealthFinding.problem(
            what, "no GPU build in %s; run: naja gpu install".formatted(natives.folder()));
  }

  private static HealthFinding library(CudaInventory inventory, CudaLibrary library) {
    return inventory
        .find(library)
        .map(found ->
            found.isTooOld()
                ? HealthFinding.problem(library.file(), found + ", too old")
                : HealthFinding.ok(library.file(), found.toString()))
        .orElseGet(() -> missing(inventory, library));
  }

  private static HealthFinding missing(CudaInventory inventory, CudaLibrary library) {
    String other =
        inventory
            .otherGeneration(library)
            .map(file -> "; there is " + file + ", of another generation")
            .orElse("");
    return library.needed()
        ? HealthFinding.problem(
            library.file(), "not found, comes with %s%s".formatted(library.source(), other))
        : HealthFinding.ok(
            library.file(),
            "not found, and needed by some graphs only; comes with %s%s"
                .formatted(library.source(), other));
  }

  /// Whether the libraries go together and can be loaded.
  private HealthFinding chosen() {
    try {
      cuda.load();
      String driver =
          cuda.driver().map(version -> "the driver supports CUDA " + version).orElse("no driver");
      return HealthFinding.ok("CUDA libraries", "loaded in order; " + driver);
    } catch (CudaUnavailable e) {
      return HealthFinding.problem("CUDA libraries", String.valueOf(e.getMessage()));
    }
  }
}
