package naja.encoder.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import naja.encoder.EncoderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Computes SHA-256 hashes of weights files, and remembers them by path, size and modification time
/// so that a start does not read gigabytes again.
///
/// The hash of a model with external data (`model.onnx_data` or `model.onnx.data` beside
/// `model.onnx`) is that of both files, one after the other.
public final class WeightsHashes {
  private static final Logger LOG = LoggerFactory.getLogger(WeightsHashes.class);

  /// A file changed more recently than this may change again without a new time stamp.
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final Path folder;

  /// @param folder where the hashes are remembered; created when needed
  public WeightsHashes(Path folder) {
    this.folder = folder;
  }

  /// The hash, from memory when neither size nor modification time has changed.
  public String sha256(Path file) {
    try {
      String state = state(file);
      Path note = note(file);
      if (Files.exists(note)) {
        List<String> lines = Files.readAllLines(note);
        if (lines.size() == 2 && lines.getFirst().equals(state)) {
          return lines.getLast();
        }
      }
      return computeAndRemember(file, state, note);
    } catch (IOException e) {
      throw new EncoderException("cannot read the weights " + file + ": " + e, e);
    }
  }

  /// The hash, computed from the bytes whatever is remembered.
  public String rehash(Path file) {
    try {
      return computeAndRemember(file, state(file), note(file));
    } catch (IOException e) {
      throw new EncoderException("cannot read the weights " + file + ": " + e, e);
    }
  }

  /// The hash of a stream's remaining bytes.
  public static String sha256(InputStream in) throws IOException {
    MessageDigest digest = digest();
    update(digest, in);
    return HexFormat.of().formatHex(digest.digest());
  }

  private String computeAndRemember(Path file, String state, Path note) throws IOException {
    MessageDigest digest = digest();
    for (Path part : parts(file)) {
      try (InputStream in = Files.newInputStream(part)) {
        update(digest, in);
      }
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (isSettled(file) && state(file).equals(state)) {
      remember(note, state + "\n" + sha256 + "\n");
    }
    return sha256;
  }

  private void remember(Path note, String text) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "hash", ".part");
      Files.writeString(part, text);
      Files.move(part, note, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.debug("cannot remember a weights hash in {}", folder, e);
    }
  }

  private static boolean isSettled(Path file) throws IOException {
    Instant limit = Instant.now().minus(SETTLED);
    for (Path part : parts(file)) {
      if (Files.getLastModifiedTime(part).toInstant().isAfter(limit)) {
        return false;
      }
    }
    return true;
  }

  private static String state(Path file) throws IOException {
    StringBuilder state = new StringBuilder();
    for (Path part : parts(file)) {
      BasicFileAttributes attributes = Files.readAttributes(part, BasicFileAttributes.class);
      state
          .append(part)
          .append(' ')
          .append(attributes.size())
          .append(' ')
          .append(attributes.lastModifiedTime().toInstant())
          .append(' ');
    }
    return state.toString();
  }

  private static List<Path> parts(Path file) throws IOException {
    Path real = file.toRealPath();
    String name = file.getFileName().toString();
    for (String data : List.of(name + "_data", name + ".data")) {
      Path beside = file.resolveSibling(data);
      if (Files.exists(beside)) {
        return List.of(real, beside.toRealPath());
      }
    }
    return List.of(real);
  }

  private Path note(Path file) throws IOException {
    byte[] path = file.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
    return folder.resolve(HexFormat.of().formatHex(digest().digest(path), 0, 16) + ".sha256");
  }

  private static void update(MessageDigest digest, InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
