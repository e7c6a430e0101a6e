package naja.server;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import naja.server.api.Json;

/// Writes replies.
final class Replies {
  private Replies() {}

  /// A record as JSON, never stored by caches.
  static void json(Context context, Object reply) {
    context.header("Cache-Control", "no-store");
    context.contentType("application/json").result(Json.bytes(reply));
  }

  /// A record as JSON that a client may keep, but asks about each time: 304 when it has it already.
  static void revalidated(Context context, Object reply) {
    cacheable(context, "application/json", Json.bytes(reply), "private, no-cache");
  }

  /// Bytes that a browser may keep and ask about again: 304 when it has them already.
  static void cacheable(Context context, String type, byte[] body, String cacheControl) {
    String tag = entityTag(body);
    context.header("ETag", tag).header("Cache-Control", cacheControl);
    String known = context.header("If-None-Match");
    if (known != null && (known.contains(tag) || known.strip().equals("*"))) {
      context.status(304);
      return;
    }
    context.contentType(type).result(body);
  }

  private static String entityTag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
