package naja.server;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import naja.server.access.AccessSettings;
import naja.server.access.ApiKey;
import naja.server.access.KeyRing;
import naja.server.access.Permission;
import naja.server.access.RateLimit;
import naja.server.contract.Access;
import org.jspecify.annotations.Nullable;

/// Lets a request through to its route when its key allows it and its sender has asked seldom
/// enough.
final class Gate {
  /// The context attribute with who asks, for the log: a key's name or an address.
  static final String CLIENT = "naja.client";

  /// The context attribute with whose quota the request uses up.
  private static final String PAYER = "naja.payer";

  private static final Duration KEYS_PAUSE = Duration.ofSeconds(1);
  private static final String BEARER = "Bearer ";

  /// Bytes of an IPv6 address that name a network; the rest is the client's to choose.
  private static final int IPV6_NETWORK = 8;

  private final AccessSettings settings;
  private final @Nullable KeyRing keys;
  private final @Nullable RateLimit limit;

  /// @throws naja.server.access.AccessException if the keys file cannot be read
  Gate(AccessSettings settings) {
    this.settings = settings;
    this.keys = settings.hasKeys() ? new KeyRing(Path.of(settings.keysFile()), KEYS_PAUSE) : null;
    this.limit =
        settings.requestsPerMinute() > 0 ? new RateLimit(settings.requestsPerMinute()) : null;
  }

  /// Checks a request before its route sees it.
  ///
  /// @throws Refusal if it may not pass
  void check(Context context) {
    Access access = access(context.routeRoles());
    if (access == Access.OPEN) {
      return;
    }
    String text = presented(context);
    Optional<ApiKey> key = text == null || keys == null ? Optional.empty() : keys.find(text);
    count(context, key);
    if (text != null && keys != null && key.isEmpty()) {
      throw unauthorized(context, "this key is not known here");
    }
    if (access == Access.WRITE || !settings.anonymousReads()) {
      require(context, key, access == Access.WRITE ? Permission.WRITE : Permission.READ);
    }
  }

  private static Access access(Set<RouteRole> roles) {
    return roles.stream()
        .filter(Access.class::isInstance)
        .map(Access.class::cast)
        .findFirst()
        .orElse(Access.READ);
  }

  private void require(Context context, Optional<ApiKey> key, Permission needed) {
    if (keys == null) {
      throw Refusal.forbidden(
          "this service takes no changes: it has no keys (its operator makes them with naja keys)");
    }
    if (key.isEmpty()) {
      throw unauthorized(
          context, "send a %s key as Authorization: Bearer KEY".formatted(needed.code()));
    }
    if (!key.get().permission().covers(needed)) {
      throw Refusal.forbidden("this key may read, but not write");
    }
  }

  private static Refusal unauthorized(Context context, String detail) {
    context.header("WWW-Authenticate", "Bearer realm=\"naja\"");
    return Refusal.unauthorized(detail);
  }

  /// Compatible clients of `/v2/` cannot send headers and put the key into the query.
  private static @Nullable String presented(Context context) {
    String authorization = context.header("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).strip();
    }
    String header = context.header("X-API-Key");
    if (header != null || !context.path().startsWith("/v2/")) {
      return header;
    }
    return context.queryParam("api-key");
  }

  private void count(Context context, Optional<ApiKey> key) {
    String client = key.map(ApiKey::name).orElseGet(() -> network(context.req().getRemoteAddr()));
    context.attribute(CLIENT, client);
    context.attribute(PAYER, (key.isPresent() ? "key " : "address ") + client);
    take(context, 1);
  }

  /// Counts what a request that has passed asks beyond one question, as soon as it has been read.
  ///
  /// @param questions in all, at least 1
  /// @throws Refusal if they are more than its sender has left
  void countAll(Context context, int questions) {
    if (limit != null && questions > limit.quota()) {
      throw Refusal.invalid(
          "%d questions at once are more than the %d that may be asked a minute; ask fewer at once"
              .formatted(questions, limit.quota()));
    }
    take(context, questions - 1);
  }

  private void take(Context context, int questions) {
    String payer = context.attribute(PAYER);
    if (limit == null || payer == null) {
      return;
    }
    RateLimit.Standing standing = limit.take(payer, questions);
    context.header(
        "RateLimit-Policy",
        "\"minute\";q=%d;w=%d".formatted(standing.quota(), RateLimit.WINDOW.toSeconds()));
    context.header(
        "RateLimit",
        "\"minute\";r=%d;t=%d".formatted(standing.remaining(), standing.resetSeconds()));
    if (standing.exceeded()) {
      context.header("Retry-After", Long.toString(standing.resetSeconds()));
      throw Refusal.tooMany(
          "at most %d questions a minute, and %d are left; go on in %d s"
              .formatted(standing.quota(), standing.remaining(), standing.resetSeconds()));
    }
  }

  /// The address, or the network of an IPv6 address: one client has all addresses of its network.
  static String network(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")).getAddress();
      return bytes.length == 4
          ? address
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK)) + "::/64";
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
