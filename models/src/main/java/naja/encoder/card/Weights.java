package naja.encoder.card;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where an encoder's weights are.
public sealed interface Weights {
  /// The SHA-256 that the weights must have, 64 lower-case hexadecimal digits, when it is known.
  Optional<String> sha256();

  /// A file on this machine.
  record InFile(Path path, Optional<String> sha256) implements Weights {}

  /// A resource on the class path, `/`-separated and without a leading `/`.
  record InResource(String name, Optional<String> sha256) implements Weights {}

  /// A file that `naja encoders pull` downloads; nothing else does.
  ///
  /// @param size bytes, when they are known
  record AtUrl(URI url, Optional<String> sha256, Optional<Long> size) implements Weights {}

  /// Nobody offers these weights as ONNX: the recipe says how to export them.
  record ToExport(String recipe) implements Weights {
    @Override
    public Optional<String> sha256() {
      return Optional.empty();
    }
  }
}
