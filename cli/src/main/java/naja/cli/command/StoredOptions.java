package naja.cli.command;

import java.nio.file.Path;
import naja.collection.stored.StoredEmbeddings;
import naja.encoder.EncoderFingerprint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What a file of embeddings does not say of itself.
final class StoredOptions {
  /// Stands in a fingerprint for what nobody has said.
  private static final String NOT_RECORDED = "not-recorded";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private LabelOptions labels = new LabelOptions();

  @Option(
      names = "--encoder-id",
      paramLabel = "ID",
      description = "The encoder that made --embeddings; need not run here.")
  private @Nullable String encoderId;

  @Option(
      names = "--weights-sha256",
      paramLabel = "HEX",
      description = "The hash of that encoder's weights, where it is known.")
  private String weights = NOT_RECORDED;

  StoredEmbeddings open(Path file) {
    return StoredEmbeddings.open(file, labels.format());
  }

  /// The encoder that the user names, or else the one that the file names.
  ///
  /// @throws ParameterException if nobody names one
  EncoderFingerprint encoder(StoredEmbeddings file) {
    if (encoderId != null) {
      return new EncoderFingerprint(
          encoderId, weights, NOT_RECORDED, NOT_RECORDED, file.dimension());
    }
    return file.encoder().orElseThrow(this::unnamed);
  }

  private ParameterException unnamed() {
    return new ParameterException(
        spec.commandLine(),
        "name the encoder that made the embeddings: --encoder-id ID, or --encoder ID for one that"
            + " is known here");
  }
}
