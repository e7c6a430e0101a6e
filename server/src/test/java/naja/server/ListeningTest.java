package naja.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import naja.server.access.AccessException;
import naja.server.access.AccessSettings;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String PAGE = "https://museum.example";

  @TempDir Path gallery;
  @TempDir Path files;

  @BeforeEach
  void writeGallery() {
    ColourGallery.write(gallery);
  }

  private RunningServer running(AccessSettings access) {
    return RunningServer.on(gallery, new FakeImageEncoder(), RunningServer.SETTINGS.with(access));
  }

  @Test
  void otherOrigin_onTheList_mayCallAndRead() {
    try (RunningServer running = running(new AccessSettings("", true, 9, PAGE, false, "", ""))) {
      Client.Reply asked = running.client.send(preflight(running.client, PAGE));
      Client.Reply reply = running.client.get("/v1/images/red/1.png", "Origin", PAGE);

      assertThat(asked.status()).isLessThan(300);
      assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
      assertThat(asked.header("Access-Control-Allow-Methods")).contains("PUT");
      assertThat(asked.header("Access-Control-Allow-Headers")).contains("authorization");
      assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
      assertThat(reply.header("Access-Control-Expose-Headers")).contains("RateLimit");
      assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }
  }

  @Test
  void otherOrigin_notOnTheList_isNotAllowedToRead() {
    AccessSettings listed = new AccessSettings("", true, 0, PAGE, false, "", "");
    for (AccessSettings access : new AccessSettings[] {AccessSettings.DEFAULT, listed}) {
      try (RunningServer running = running(access)) {
        String other = "https://elsewhere.example";

        assertThat(running.client.send(preflight(running.client, other)).header(ALLOW)).isEmpty();
        Client.Reply reply = running.client.get("/livez", "Origin", other);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header(ALLOW)).isEmpty();
      }
    }
  }

  private static final String ALLOW = "Access-Control-Allow-Origin";

  private static HttpRequest preflight(Client client, String origin) {
    return client
        .request(
            "/v1/identify",
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "PUT",
            "Access-Control-Request-Headers",
            "authorization")
        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
        .build();
  }

  @Test
  void behindAProxy_clientsOfDifferentAddresses_haveQuotasOfTheirOwn() {
    try (RunningServer running = running(new AccessSettings("", true, 1, "", true, "", ""))) {
      String path = "/v1/images/red/1.png";
      assertThat(running.client.get(path, "X-Forwarded-For", "192.0.2.1").status()).isEqualTo(200);
      assertThat(running.client.get(path, "X-Forwarded-For", "192.0.2.2").status()).isEqualTo(200);
      assertThat(running.client.get(path, "X-Forwarded-For", "192.0.2.1").status()).isEqualTo(429);
    }
  }

  @Test
  void forwardedHeaderThatAProxyPassesOn_isNotBelieved() {
    try (RunningServer running = running(new AccessSettings("", true, 1, "", true, "", ""))) {
      String path = "/v1/images/red/1.png";
      assertThat(running.client.get(path, "Forwarded", "for=192.0.2.1").status()).isEqualTo(200);
      assertThat(running.client.get(path, "Forwarded", "for=192.0.2.2").status()).isEqualTo(429);
    }
  }

  @Test
  void addressSaidByTheClient_withoutAProxy_isNotBelieved() {
    try (RunningServer running = running(new AccessSettings("", true, 1, "", false, "", ""))) {
      String path = "/v1/images/red/1.png";
      assertThat(running.client.get(path, "X-Forwarded-For", "192.0.2.1").status()).isEqualTo(200);
      assertThat(running.client.get(path, "X-Forwarded-For", "192.0.2.2").status()).isEqualTo(429);
    }
  }

  @Test
  void certificate_inPemFiles_encryptsConnections() throws Exception {
    KeyStore store = newKeyStore("RSA");
    AccessSettings access = pemFiles(store);
    try (NajaServer server =
            NajaServer.start(RunningServer.SETTINGS.with(access), gallery, new FakeImageEncoder());
        HttpClient http = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
      URI address = server.address().resolve("/livez");
      var reply = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());

      assertThat(address.getScheme()).isEqualTo("https");
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  void certificate_keyOfAnother_stopsAtTheDoor() throws Exception {
    AccessSettings access = pemFiles(newKeyStore("EC"));
    Files.copy(Path.of(access.tlsCertificate()), Path.of(access.tlsKey() + ".wrong"));
    var wrong =
        new AccessSettings(
            "", true, 0, "", false, access.tlsCertificate(), access.tlsKey() + ".wrong");

    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(() -> running(wrong))
        .withMessageContaining("openssl pkcs8");
  }

  private AccessSettings pemFiles(KeyStore store) throws Exception {
    Path certificate =
        Files.writeString(
            files.resolve("chain.pem"), pem("CERTIFICATE", store.getCertificate("a").getEncoded()));
    Path key =
        Files.writeString(
            files.resolve("key.pem"), pem("PRIVATE KEY", store.getKey("a", PASSWORD).getEncoded()));
    return new AccessSettings("", true, 0, "", false, certificate.toString(), key.toString());
  }

  private static String pem(String type, byte[] bytes) {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, text, type);
  }

  private KeyStore newKeyStore(String algorithm) throws Exception {
    Path file = files.resolve(algorithm + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    int result =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertThat(result).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext trusting(KeyStore store) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", store.getCertificate("a"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void exposure_loopback_isNoRiskAndOthersAreNamed() {
    assertThat(Exposure.risks(ServerSettings.DEFAULT)).isEmpty();
    assertThat(Exposure.risks(ServerSettings.DEFAULT.at("::1", 0))).isEmpty();
    assertThat(Exposure.risks(ServerSettings.DEFAULT.at("0.0.0.0", 0)))
        .hasSize(3)
        .anyMatch(risk -> risk.contains("anonymous_reads"));
    var careful = new AccessSettings("keys", false, 60, "", true, "", "");
    assertThat(Exposure.risks(ServerSettings.DEFAULT.at("0.0.0.0", 0).with(careful))).isEmpty();
  }
}
