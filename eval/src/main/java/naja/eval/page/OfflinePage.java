package naja.eval.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An HTML file that holds its style, its scripts and its data. Its policy lets nothing else run
/// and nothing be fetched: scripts and style are named by their hashes.
///
/// @param title of the page
/// @param script resource of this package that builds the page, run after D3 and `charts.js`
/// @param data JSON by the id under which the script finds it
record OfflinePage(String title, String script, Map<String, String> data) {
  /// D3 (ISC licence), which draws the charts, as its web jar holds it.
  static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/";

  String html() throws IOException {
    String style = resource("page.css");
    List<String> scripts =
        List.of(resource(D3 + "dist/d3.min.js"), resource("charts.js"), resource(script));
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .append(policy(style, scripts))
        .append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<link rel=\"icon\" href=\"data:,\">\n<title>")
        .append(escaped(title))
        .append("</title>\n<!-- D3, which draws the charts:\n")
        .append(resource(D3 + "LICENSE"))
        .append("-->\n<style>")
        .append(style)
        .append(
            "</style>\n<div id=\"page\"><noscript>This page is drawn by a script of its own."
                + " Without scripts, read the .md or .json file beside it.</noscript></div>\n");
    data.forEach((id, json) ->
        html.append("<script type=\"application/json\" id=\"%s\">".formatted(id))
            .append(json.replace("<", "\\u003c"))
            .append("</script>\n"));
    scripts.forEach(text -> html.append("<script>").append(text).append("</script>\n"));
    return html.append("</html>\n").toString();
  }

  private static String policy(String style, List<String> scripts) {
    return "default-src 'none'; img-src data:; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
        .formatted(
            hash(style), scripts.stream().map(OfflinePage::hash).collect(Collectors.joining(" ")));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = OfflinePage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete, it lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
