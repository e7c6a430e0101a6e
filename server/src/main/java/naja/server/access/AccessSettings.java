package naja.server.access;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Who may use the service. Holds no secret: keys are hashes in a file of their own.
///
/// @param keysFile file of API keys as `naja keys` writes it; empty: there are no keys, and nobody
///   may change anything
/// @param anonymousReads whether questions are answered without a key
/// @param requestsPerMinute most questions per key, or per address where no key is given: a batch
///   counts by its questions, a plot by its tiles; 0: no limit
/// @param corsOrigins origins whose pages may call the service, such as `https://example.org`,
///   separated by spaces; empty: only the service's own page
/// @param behindProxy whether a proxy in front says the client's address in `Forwarded` or
///   `X-Forwarded-For`
/// @param tlsCertificate PEM file of the certificate with its chain; empty: no TLS
/// @param tlsKey PEM file of the certificate's key, PKCS #8 without a password
public record AccessSettings(
    String keysFile,
    boolean anonymousReads,
    int requestsPerMinute,
    String corsOrigins,
    boolean behindProxy,
    String tlsCertificate,
    String tlsKey) {
  /// Everyone who reaches the service may ask, nobody may change anything.
  public static final AccessSettings DEFAULT = new AccessSettings("", true, 0, "", false, "", "");

  private static final int MOST_REQUESTS = 1_000_000;

  public AccessSettings {
    Objects.requireNonNull(keysFile, "keysFile");
    if (requestsPerMinute < 0 || requestsPerMinute > MOST_REQUESTS) {
      throw new IllegalArgumentException(
          "requestsPerMinute must be between 0 and %d, got %d"
              .formatted(MOST_REQUESTS, requestsPerMinute));
    }
    if (!anonymousReads && keysFile.isBlank()) {
      throw new IllegalArgumentException(
          "anonymousReads can be false only with a keys file; make one with: naja keys add");
    }
    if (tlsCertificate.isBlank() != tlsKey.isBlank()) {
      throw new IllegalArgumentException(
          "tlsCertificate and tlsKey belong together, and one of them is empty");
    }
    origins(corsOrigins).forEach(AccessSettings::requireOrigin);
  }

  /// The origins of [#corsOrigins()] one by one.
  public List<String> origins() {
    return origins(corsOrigins);
  }

  /// Whether there is a file of keys.
  public boolean hasKeys() {
    return !keysFile.isBlank();
  }

  /// Whether connections are encrypted.
  public boolean tls() {
    return !tlsCertificate.isBlank();
  }

  private static List<String> origins(String text) {
    return Stream.of(text.split("[\\s,]+", -1)).filter(origin -> !origin.isEmpty()).toList();
  }

  private static void requireOrigin(String origin) {
    if (!origin.matches("https?://[^/*?#@]+")) {
      throw new IllegalArgumentException(
          "corsOrigins takes origins such as https://example.org, got " + origin);
    }
  }
}
