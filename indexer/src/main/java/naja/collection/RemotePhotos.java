package naja.collection;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where photos that are addresses lie once they are downloaded.
///
/// @param cache the folder of the cache
public record RemotePhotos(Path cache) {
  private static final int SHARD = 2;

  /// The file for the photo at an address, whether it is there or not.
  public Path place(URI address) {
    String hash = hash(address.toString());
    return folder().resolve(hash.substring(0, SHARD)).resolve(hash);
  }

  /// Whether a photo of a collection comes from an address.
  public boolean holds(CollectionItem item) {
    return item.path().getFileSystem().equals(cache.getFileSystem())
        && item.path().startsWith(folder());
  }

  private Path folder() {
    return cache.resolve("downloads");
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
