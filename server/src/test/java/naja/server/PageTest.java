package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
  @AutoClose private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    running = RunningServer.onColours(folder);
    client = running.client;
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/app.js, text/javascript; charset=utf-8",
    "/answer.js, text/javascript; charset=utf-8",
    "/style.css, text/css; charset=utf-8",
    "/docs.css, text/css; charset=utf-8",
    "/icon.svg, image/svg+xml"
  })
  void file_ofThePage_isServedWithItsTypeAndTag(String path, String type) {
    Client.Reply reply = client.get(path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type").replace(";c", "; c")).isEqualTo(type);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(client.get(path, "If-None-Match", reply.header("ETag")).status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/livez", "/v1/nothing", "/v1/images/red/1.png"})
  void reply_anywhere_hasTheSecurityHeaders(String path) {
    Client.Reply reply = client.get(path);

    assertThat(reply.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe", "http");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.header("Server")).isEmpty();
  }

  @Test
  void page_html_hasNothingThatThePolicyForbids() {
    String html = client.get("/").text();

    assertThat(html).doesNotContainPattern("<script(?![^>]*src=\"/)");
    assertThat(html).doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
    assertThat(html).doesNotContainPattern("(src|href)=\"(https?:)?//");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app.js", "/answer.js", "/style.css"})
  void page_files_loadNothingFromElsewhere(String path) {
    String text = client.get(path).text().replace("http://www.w3.org/2000/svg", "");

    assertThat(Pattern.compile("https?://[a-z]|@import|innerHTML|eval\\(").matcher(text).find())
        .isFalse();
  }
}
