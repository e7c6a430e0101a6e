package naja.encoder.weights;

import java.nio.file.Path;

/// Weights that are on this machine, with the hash of what is really there.
public sealed interface LocatedWeights {
  /// SHA-256 as computed here, 64 lower-case hexadecimal digits.
  String sha256();

  /// Where they are, for messages.
  String place();

  /// Weights in a file.
  record InFile(Path path, String sha256) implements LocatedWeights {
    @Override
    public String place() {
      return path.toString();
    }
  }

  /// Weights inside Naja's own jar.
  record InResource(String name, String sha256) implements LocatedWeights {
    @Override
    public String place() {
      return "the resource " + name;
    }
  }
}
