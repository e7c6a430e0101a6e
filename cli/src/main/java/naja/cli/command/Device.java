package naja.cli.command;

import naja.encoder.EncoderOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where the encoder is to run.
final class Device {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--device",
      paramLabel = "D",
      defaultValue = "auto",
      description = "auto | cpu | cuda | cuda:N; default: auto. cuda never falls back to cpu.")
  private String device = "auto";

  /// For many photos through several workers.
  EncoderOptions indexing() {
    return Misuse.checked(spec, () -> EncoderOptions.indexing(device));
  }

  /// For one photo at a time.
  EncoderOptions serving() {
    return Misuse.checked(spec, () -> EncoderOptions.serving(device));
  }
}
