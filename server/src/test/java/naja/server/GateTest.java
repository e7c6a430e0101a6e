package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import naja.server.access.AccessSettings;
import naja.server.access.KeyFile;
import naja.server.access.Permission;
import naja.server.contract.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  @TempDir Path folder;
  private Path file = Path.of("");
  private String readKey = "";
  private String writeKey = "";

  @BeforeEach
  void makeKeys() {
    file = folder.resolve("keys.txt");
    readKey = new KeyFile(file).add("reader", Permission.READ);
    writeKey = new KeyFile(file).add("writer", Permission.WRITE);
  }

  /// A gate before three routes that say who came through.
  private static final class Gated implements AutoCloseable {
    private final Javalin http;
    private final Client client;

    Gated(AccessSettings settings) {
      Gate gate = new Gate(settings);
      this.http =
          Javalin.create(
                  config -> {
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    Problems.install(config);
                    config.routes.beforeMatched(gate::check);
                    config.routes.get("/open", context -> context.result("open"), Access.OPEN);
                    config.routes.get("/v1/read", context -> context.result(who(context)));
                    config.routes.get("/v2/read", context -> context.result(who(context)));
                    config.routes.put(
                        "/v1/write", context -> context.result(who(context)), Access.WRITE);
                  })
              .start();
      this.client = new Client(URI.create("http://127.0.0.1:" + http.port() + "/"));
    }

    private static String who(Context context) {
      return String.valueOf(context.<Object>attribute(Gate.CLIENT));
    }

    Client.Reply put(String... headers) {
      return client.send(client.request("/v1/write", headers).PUT(BodyPublishers.noBody()).build());
    }

    @Override
    public void close() {
      client.close();
      http.stop();
    }
  }

  private AccessSettings settings(boolean anonymousReads, int requestsPerMinute) {
    return new AccessSettings(
        file.toString(), anonymousReads, requestsPerMinute, "", false, "", "");
  }

  @Test
  void reads_anonymousAllowed_needNoKey() {
    try (var gated = new Gated(settings(true, 0))) {
      assertThat(gated.client.get("/v1/read").text()).isEqualTo("127.0.0.1");
      assertThat(gated.client.get("/v1/read", "X-API-Key", readKey).text()).isEqualTo("reader");
    }
  }

  @Test
  void reads_anonymousRefused_needAKeyOfEitherKind() {
    try (var gated = new Gated(settings(false, 0))) {
      Client.Reply without = gated.client.get("/v1/read");
      ProblemsTest.assertProblem(without, 401);
      assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"naja\"");
      assertThat(gated.client.get("/open").text()).isEqualTo("open");
      assertThat(gated.client.get("/v1/read", "Authorization", "bearer " + readKey).text())
          .isEqualTo("reader");
      assertThat(gated.client.get("/v1/read", "Authorization", "Bearer " + writeKey).text())
          .isEqualTo("writer");
    }
  }

  @Test
  void writes_onlyAWriteKey_passes() {
    try (var gated = new Gated(settings(true, 0))) {
      ProblemsTest.assertProblem(gated.put(), 401);
      ProblemsTest.assertProblem(gated.put("X-API-Key", readKey), 403);
      assertThat(gated.put("X-API-Key", writeKey).text()).isEqualTo("writer");
    }
  }

  @Test
  void writes_serviceWithoutKeys_areForbidden() {
    try (var gated = new Gated(AccessSettings.DEFAULT)) {
      Client.Reply reply = gated.put("X-API-Key", writeKey);
      ProblemsTest.assertProblem(reply, 403);
      assertThat(reply.text()).contains("naja keys");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "naja_", "' or 1=1"})
  void key_unknown_is401EvenWhereNoneIsNeededAndIsNotRepeated(String key) {
    try (var gated = new Gated(settings(true, 0))) {
      Client.Reply reply = gated.client.get("/v1/read", "X-API-Key", "marker" + key);
      ProblemsTest.assertProblem(reply, 401);
      assertThat(reply.text()).doesNotContain("marker");
    }
  }

  @Test
  void keyInTheQuery_onTheCompatibleRouteOnly_counts() {
    try (var gated = new Gated(settings(false, 0))) {
      assertThat(gated.client.get("/v2/read?api-key=" + readKey).text()).isEqualTo("reader");
      assertThat(gated.client.get("/v1/read?api-key=" + readKey).status()).isEqualTo(401);
    }
  }

  @Test
  void requests_beyondTheQuota_are429AndSayWhenToGoOn() {
    try (var gated = new Gated(settings(true, 2))) {
      assertThat(gated.client.get("/v1/read").header("RateLimit")).isEqualTo("\"minute\";r=1;t=60");
      assertThat(gated.client.get("/v1/read").header("RateLimit-Policy"))
          .isEqualTo("\"minute\";q=2;w=60");
      Client.Reply third = gated.client.get("/v1/read");

      ProblemsTest.assertProblem(third, 429);
      assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 60);
      assertThat(gated.client.get("/v1/read", "X-API-Key", readKey).status()).isEqualTo(200);
      assertThat(gated.client.get("/open").status()).isEqualTo(200);
    }
  }

  @Test
  void requests_withWrongKeys_useUpTheQuotaOfTheirAddress() {
    try (var gated = new Gated(settings(false, 2))) {
      for (int i = 0; i < 2; i++) {
        assertThat(gated.client.get("/v1/read", "X-API-Key", "guess" + i).status()).isEqualTo(401);
      }
      assertThat(gated.client.get("/v1/read", "X-API-Key", "guess").status()).isEqualTo(429);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
    "[2001:db8:1:2::9], 20010db800010002::/64",
    "unknown, unknown"
  })
  void network_ofAnAddress_isWhatOneClientHas(String address, String network) {
    assertThat(Gate.network(address)).isEqualTo(network);
  }
}
