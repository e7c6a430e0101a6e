package naja.server.contract;

import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import naja.server.api.Json;

/// The routes of a service, and the two that describe them all.
public final class Routes {
  private final List<Route> routes = new ArrayList<>();

  public Routes add(Route route) {
    routes.add(route);
    return this;
  }

  public Routes addAll(List<Route> more) {
    routes.addAll(more);
    return this;
  }

  /// Every route, in the order of their addition.
  public List<Route> list() {
    return List.copyOf(routes);
  }

  /// The OpenAPI description of all of them, as JSON in UTF-8.
  public byte[] openApi() {
    return Json.bytes(OpenApi.of(routes));
  }

  /// The same as a page for people, as HTML in UTF-8.
  public byte[] page() {
    return DocsPage.of(OpenApi.of(routes)).getBytes(StandardCharsets.UTF_8);
  }

  /// Hands all of them to Javalin.
  public void addTo(RoutesConfig config) {
    routes.forEach(route -> route.addTo(config));
  }
}
