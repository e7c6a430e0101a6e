package naja.server.contract;

import io.javalin.security.RouteRole;

/// What a route asks of its caller; a route that says nothing asks for [#READ].
public enum Access implements RouteRole {
  /// Nothing: the page's own files and the state of the process.
  OPEN,
  /// A read key, unless everyone may ask.
  READ,
  /// A write key.
  WRITE
}
