package naja.photo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names pixels by the SHA-256 of their samples.
final class Hashes {
  private Hashes() {}

  static String sha256(Pixels pixels) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(pixels.rgb());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
