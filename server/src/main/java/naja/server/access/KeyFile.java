package naja.server.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The file of API keys: a line per key, `write field-team sha256:…`; `#` begins a comment. The
/// text of a key is shown once, when it is made, and stands nowhere.
public final class KeyFile {
  private static final String HASH = "sha256:";
  private static final String PREFIX = "naja_";
  private static final int RANDOM_BYTES = 32;
  private static final String HEAD =
      "# API keys of Naja, as hashes: change with naja keys add | remove\n";

  private final Path file;

  public KeyFile(Path file) {
    this.file = file;
  }

  /// The keys in the order of the file.
  ///
  /// @throws AccessException if the file cannot be read, or a line is not a key's
  public List<ApiKey> keys() {
    List<ApiKey> keys = new ArrayList<>();
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(key(line, i + 1));
      }
    }
    return List.copyOf(keys);
  }

  /// Makes a key and returns its text, which cannot be had again.
  ///
  /// @throws AccessException if there is a key of that name
  public String add(String name, Permission permission) {
    List<ApiKey> keys = new ArrayList<>(Files.exists(file) ? keys() : List.of());
    if (keys.stream().anyMatch(key -> key.name().equals(name))) {
      throw new AccessException(
          "%s holds a key %s already; remove it first, or choose another name"
              .formatted(file, name));
    }
    String text = newText();
    keys.add(new ApiKey(name, permission, HexFormat.of().formatHex(ApiKey.hash(text))));
    write(keys);
    return text;
  }

  /// Takes a key back; a running service notices within a second.
  ///
  /// @throws AccessException if there is no key of that name
  public void remove(String name) {
    List<ApiKey> keys = new ArrayList<>(keys());
    if (!keys.removeIf(key -> key.name().equals(name))) {
      throw new AccessException("%s holds no key %s".formatted(file, name));
    }
    write(keys);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AccessException(
          "cannot read the keys file %s (%s); make one with: naja keys add NAME --file %s"
              .formatted(file, e, file),
          e);
    }
  }

  private ApiKey key(String line, int number) {
    String[] words = line.split("\\s+", -1);
    try {
      if (words.length == 3 && words[2].startsWith(HASH)) {
        Permission permission = Permission.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new ApiKey(words[1], permission, words[2].substring(HASH.length()));
      }
    } catch (IllegalArgumentException _) {
      // Said below: the exception could quote a secret that was put here by mistake.
    }
    throw new AccessException(
        "%s:%d: not a key; a line is: read|write NAME sha256:HASH, as naja keys add writes it"
            .formatted(file, number));
  }

  private static String newText() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    try {
      return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    } finally {
      Arrays.fill(random, (byte) 0);
    }
  }

  /// Replaces the file at once, readable by its owner only.
  private void write(List<ApiKey> keys) {
    StringBuilder text = new StringBuilder(HEAD);
    for (ApiKey key : keys) {
      text.append(
          "%s %s %s%s%n".formatted(key.permission().code(), key.name(), HASH, key.sha256()));
    }
    Path part = file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(part, ownerOnly());
      Files.writeString(part, text, StandardCharsets.UTF_8);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AccessException("cannot write the keys file " + file + ": " + e, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[] {};
  }
}
