package naja.server;

import java.time.Duration;
import java.util.Objects;
import naja.photo.PhotoLimits;
import naja.server.access.AccessSettings;

/// How the service listens and what it may spend.
///
/// @param host address to bind to; the loopback address keeps the service to this machine
/// @param port 0 to 65535; 0 takes a free one
/// @param maxBodyBytes largest request body
/// @param maxImages most photos in one request, 1 to 100
/// @param photoLimits what one photo may cost
/// @param access who may use the service, and over which connection
/// @param encodingThreads requests decoded and encoded at the same time, 1 to 256
/// @param waitingRequests requests that may wait for their turn to encode; more are refused
/// @param patience longest wait for an answer from the encoder
/// @param uploadTime longest time that one request body may take to arrive
/// @param uploadBytes memory for all uploads in flight together, at least `maxBodyBytes`
/// @param cacheBytes memory for embeddings of photos seen before; 0 keeps none
/// @param galleryPoll how often a newer commit of the gallery is looked for
/// @param galleries more galleries that may be switched to: `name=folder`, separated by commas
/// @param drain longest wait at shutdown for requests that are being answered
public record ServerSettings(
    String host,
    int port,
    long maxBodyBytes,
    int maxImages,
    PhotoLimits photoLimits,
    AccessSettings access,
    int encodingThreads,
    int waitingRequests,
    Duration patience,
    Duration uploadTime,
    long uploadBytes,
    long cacheBytes,
    Duration galleryPoll,
    String galleries,
    Duration drain) {
  private static final long MIB = 1 << 20;

  /// Loopback, port 8080, 64 MiB and 10 photos per request, up to 4 encoding threads.
  public static final ServerSettings DEFAULT =
      new ServerSettings(
          "127.0.0.1",
          8080,
          64 * MIB,
          10,
          PhotoLimits.DEFAULT,
          AccessSettings.DEFAULT,
          Math.min(4, Runtime.getRuntime().availableProcessors()),
          32,
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          256 * MIB,
          64 * MIB,
          Duration.ofSeconds(1),
          "",
          Duration.ofSeconds(10));

  public ServerSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(photoLimits, "photoLimits");
    Objects.requireNonNull(access, "access");
    requireBetween("port", port, 0, 65_535);
    requireBetween("maxBodyBytes", maxBodyBytes, 1024, 1024 * MIB);
    requireBetween("maxImages", maxImages, 1, 100);
    requireBetween("encodingThreads", encodingThreads, 1, 256);
    requireBetween("waitingRequests", waitingRequests, 1, 100_000);
    requireBetween("uploadBytes", uploadBytes, maxBodyBytes, Long.MAX_VALUE);
    requireBetween("cacheBytes", cacheBytes, 0, Long.MAX_VALUE);
    requirePositive("patience", patience);
    requirePositive("uploadTime", uploadTime);
    requirePositive("galleryPoll", galleryPoll);
    GalleryList.parse(galleries);
    requirePositive("drain", drain);
  }

  /// The same at another address.
  public ServerSettings at(String otherHost, int otherPort) {
    return new ServerSettings(
        otherHost,
        otherPort,
        maxBodyBytes,
        maxImages,
        photoLimits,
        access,
        encodingThreads,
        waitingRequests,
        patience,
        uploadTime,
        uploadBytes,
        cacheBytes,
        galleryPoll,
        galleries,
        drain);
  }

  /// The same for other users.
  public ServerSettings with(AccessSettings otherAccess) {
    return new ServerSettings(
        host,
        port,
        maxBodyBytes,
        maxImages,
        photoLimits,
        otherAccess,
        encodingThreads,
        waitingRequests,
        patience,
        uploadTime,
        uploadBytes,
        cacheBytes,
        galleryPoll,
        galleries,
        drain);
  }

  private static void requireBetween(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be between %d and %d, got %d".formatted(name, least, most, value));
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be longer than nothing, got " + value);
    }
  }
}
