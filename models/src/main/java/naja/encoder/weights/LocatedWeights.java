package naja.encoder.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Weights that are on this machine, with the hash of what is really there.
public sealed interface LocatedWeights {
  /// SHA-256 as computed here, 64 lower-case hexadecimal digits.
  String sha256();

  /// Where they are, for messages.
  String place();

  /// What they take, in bytes; a model's external data beside it count.
  long bytes() throws IOException;

  /// Weights in a file.
  record InFile(Path path, String sha256) implements LocatedWeights {
    @Override
    public String place() {
      return path.toString();
    }

    @Override
    public long bytes() throws IOException {
      String name = path.getFileName().toString();
      long sum = Files.size(path);
      for (String ending : List.of("_data", ".data")) {
        Path beside = path.resolveSibling(name + ending);
        sum += Files.isRegularFile(beside) ? Files.size(beside) : 0;
      }
      return sum;
    }
  }

  /// Weights inside Naja's own jar.
  record InResource(String name, String sha256) implements LocatedWeights {
    @Override
    public String place() {
      return "the resource " + name;
    }

    @Override
    public long bytes() throws IOException {
      try (InputStream stream = WeightsStore.open(name)) {
        return stream.transferTo(OutputStream.nullOutputStream());
      }
    }
  }
}
