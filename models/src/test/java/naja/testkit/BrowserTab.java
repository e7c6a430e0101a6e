package naja.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One tab of a [Browser]: commands go out, replies and what the page complains about come in.
public final class BrowserTab implements AutoCloseable, WebSocket.Listener {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final StringBuilder partial = new StringBuilder();
  private @Nullable WebSocket socket;

  private BrowserTab() {}

  static BrowserTab open(HttpClient http, URI address) {
    var tab = new BrowserTab();
    tab.socket = http.newWebSocketBuilder().buildAsync(address, tab).join();
    List.of("Page", "Runtime", "Log", "DOM", "Network")
        .forEach(domain -> tab.send(domain + ".enable"));
    return tab;
  }

  /// What the page wrote to its console as an error, threw, or was forbidden by its policy.
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /// The addresses that the page asked for since the tab was opened, `data:` ones left out.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /// The texts whose contrast to what is behind them is below 4.5 : 1 (3 : 1 when large).
  public List<String> lowContrasts() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(BrowserTab.class.getResourceAsStream("contrast.js"))) {
      return strings(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /// The strings of an expression that is a list.
  public List<String> strings(String expression) {
    return StreamSupport.stream(evaluate(expression).spliterator(), false)
        .map(JsonNode::stringValue)
        .toList();
  }

  public void viewport(int width, int height, boolean dark) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    send("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  public void go(URI address) {
    send("Page.navigate", Map.of("url", address.toString()));
    await("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /// The value of an expression, promises awaited.
  public JsonNode evaluate(String expression) {
    JsonNode result =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value");
  }

  /// Waits until an expression is true, for 30 seconds at most.
  public void await(String expression) {
    for (int i = 0; i < 600; i++) {
      if (evaluate("Boolean(" + expression + ")").booleanValue()) {
        return;
      }
      pause();
    }
    throw new IllegalStateException("never true: " + expression + "; the page said " + complaints);
  }

  /// Chooses files as a visitor does.
  public void choose(String selector, Path... files) {
    JsonNode root = send("DOM.getDocument").get("root").get("nodeId");
    JsonNode input =
        send("DOM.querySelector", Map.of("nodeId", root.intValue(), "selector", selector));
    List<String> paths = new ArrayList<>();
    for (Path file : files) {
      paths.add(file.toAbsolutePath().toString());
    }
    send("DOM.setFileInputFiles", Map.of("files", paths, "nodeId", input.get("nodeId").intValue()));
  }

  public void press(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      send("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
    }
  }

  /// Saves the whole page as a picture.
  public void screenshot(Path file) throws IOException {
    JsonNode shot =
        send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(shot.get("data").stringValue()));
  }

  private JsonNode send(String method) {
    return send(method, Map.of());
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    int id = lastId.incrementAndGet();
    var reply = new CompletableFuture<JsonNode>();
    waiting.put(id, reply);
    String message =
        JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    if (socket == null) {
      throw new IllegalStateException("the tab is not open");
    }
    socket.sendText(message, true).join();
    JsonNode answer = reply.orTimeout(30, TimeUnit.SECONDS).join();
    if (answer.has("error")) {
      throw new IllegalStateException(method + ": " + answer.get("error"));
    }
    return answer.get("result");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      String message = partial.toString();
      partial.setLength(0);
      receive(JSON.readTree(message));
    }
    from.request(1);
    return null;
  }

  private void receive(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> reply = waiting.remove(message.get("id").intValue());
      if (reply != null) {
        reply.complete(message);
      }
      return;
    }
    JsonNode parameters = message.path("params");
    switch (message.get("method").stringValue()) {
      case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
      case "Runtime.consoleAPICalled" -> {
        if (parameters.get("type").stringValue().equals("error")) {
          complaints.add(parameters.get("args").toString());
        }
      }
      case "Network.requestWillBeSent" -> {
        String url = parameters.at("/request/url").stringValue();
        if (!url.startsWith("data:")) {
          requests.add(url);
        }
      }
      case "Log.entryAdded" -> complaints.add(parameters.at("/entry/text").stringValue());
      default -> {}
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
