package naja.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A key as it is kept: who has it, what it allows, and the hash of its text.
///
/// A key's text holds 256 random bits, so a single SHA-256 is as good as the slow hashes that
/// passwords need.
///
/// @param name 1 to 40 of `A-Z a-z 0-9 . _ -`, for logs and for taking the key back
/// @param sha256 of the key's text, 64 lower-case hexadecimal digits
public record ApiKey(String name, Permission permission, String sha256) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public ApiKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a key's name takes 1 to 40 letters, digits, dots, dashes and underscores, got " + name);
    }
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("key " + name + " needs a SHA-256 of 64 digits");
    }
  }

  /// Whether the hash of what a client sent is this key's; takes as long whether it is or not.
  boolean matches(byte[] hash) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(sha256), hash);
  }

  static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
