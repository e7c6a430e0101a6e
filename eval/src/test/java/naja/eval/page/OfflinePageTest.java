package naja.eval.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfflinePageTest {
  @Test
  void html_hostileText_staysText() throws IOException {
    String attack = "</script><script>alert(1)</script>";
    String html =
        new OfflinePage("A & <b>", "report.js", Map.of("report", "{\"a\": \"" + attack + "\"}"))
            .html();

    assertThat(html)
        .doesNotContain(attack)
        .contains("<title>A &amp; &lt;b&gt;</title>")
        .contains("\\u003c/script>\\u003cscript>alert(1)\\u003c/script>");
  }

  @Test
  void html_policy_forbidsAllButItsOwnPartsAndNamesTheLicenceOfD3() throws IOException {
    String html = new OfflinePage("A", "report.js", Map.of()).html();

    assertThat(html)
        .contains("default-src 'none'; img-src data:; style-src 'sha256-")
        .doesNotContain("unsafe-inline", "src=\"http", "href=\"http", "url(http")
        .contains("Copyright 2010-2023 Mike Bostock")
        .contains("Permission to use, copy, modify");
  }
}
