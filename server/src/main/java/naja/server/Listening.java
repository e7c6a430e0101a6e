package naja.server;

import io.javalin.config.JavalinConfig;
import io.javalin.plugin.bundled.CorsPluginConfig;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import naja.server.access.AccessSettings;
import naja.server.access.TlsFiles;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Sets up connections: encryption, a proxy in front, and pages of other origins.
final class Listening {
  private static final Duration STRICT_TRANSPORT = Duration.ofDays(180);
  private static final List<String> READABLE_HEADERS =
      List.of(Headers.REQUEST_ID, "RateLimit", "RateLimit-Policy", "Retry-After", "ETag");

  private Listening() {}

  /// @throws naja.server.access.AccessException if the certificate cannot be read
  static void configure(JavalinConfig config, AccessSettings settings) {
    if (settings.behindProxy()) {
      config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(proxy()));
    }
    if (settings.tls()) {
      SslContextFactory.Server encryption = encryption(settings);
      String host = config.jetty.host;
      int port = config.jetty.port;
      config.jetty.addConnector((server, http) -> connector(server, http, encryption, host, port));
    }
    if (!settings.origins().isEmpty()) {
      config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> allow(rule, settings)));
    }
  }

  /// Believes the `X-Forwarded` headers, which a proxy overwrites. `Forwarded`, which Jetty would
  /// prefer, passes many proxies as a client sent it.
  private static ForwardedRequestCustomizer proxy() {
    var customizer = new ForwardedRequestCustomizer();
    customizer.setForwardedHeader(null);
    return customizer;
  }

  private static void allow(CorsPluginConfig.CorsRule rule, AccessSettings settings) {
    List<String> origins = settings.origins();
    rule.allowHost(origins.getFirst(), origins.subList(1, origins.size()).toArray(String[]::new));
    READABLE_HEADERS.forEach(rule::exposeHeader);
  }

  private static SslContextFactory.Server encryption(AccessSettings settings) {
    String password = new BigInteger(128, new SecureRandom()).toString(36);
    var encryption = new SslContextFactory.Server();
    encryption.setKeyStore(
        TlsFiles.read(
            Path.of(settings.tlsCertificate()),
            Path.of(settings.tlsKey()),
            password.toCharArray()));
    encryption.setKeyStorePassword(password);
    return encryption;
  }

  private static ServerConnector connector(
      Server server,
      HttpConfiguration http,
      SslContextFactory.Server encryption,
      String host,
      int port) {
    var secure = new HttpConfiguration(http);
    var customizer = new SecureRequestCustomizer();
    customizer.setSniHostCheck(false);
    customizer.setStsMaxAge(STRICT_TRANSPORT.toSeconds());
    secure.addCustomizer(customizer);
    var connector = new ServerConnector(server, encryption, new HttpConnectionFactory(secure));
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }
}
