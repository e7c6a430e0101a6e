package naja.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import naja.server.api.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A client of the service under test, which holds every reply against the service's description of
/// itself.
final class Client implements AutoCloseable {
  private static final String BOUNDARY = "----naja-test-boundary";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final @Nullable Contract contract;

  Client(NajaServer server) {
    this(server.address(), Contract.of(server));
  }

  /// A client of a server that describes itself nowhere.
  Client(URI address) {
    this(address, null);
  }

  private Client(URI address, @Nullable Contract contract) {
    this.address = address;
    this.contract = contract;
  }

  /// A reply with its body, as bytes and as JSON.
  record Reply(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    byte[] body() {
      return response.body();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return Json.read(new ByteArrayInputStream(response.body()));
    }
  }

  Reply get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  Reply post(String path, String contentType, String body) {
    return post(path, contentType, BodyPublishers.ofString(body));
  }

  Reply post(String path, String contentType, BodyPublisher body) {
    return send(request(path, "Content-Type", contentType).POST(body).build());
  }

  Reply json(String path, String body) {
    return post(path, "application/json", body);
  }

  Reply photos(String path, byte[]... photos) {
    var form = new Form();
    for (int i = 0; i < photos.length; i++) {
      form.file("images", "photo-" + i + ".png", photos[i]);
    }
    return form(path, form);
  }

  Reply form(String path, Form form) {
    return post(path, Form.TYPE, BodyPublishers.ofByteArray(form.bytes()));
  }

  Reply put(String path, String key, Form form) {
    return send(
        request(path, "Content-Type", Form.TYPE, "X-API-Key", key)
            .PUT(BodyPublishers.ofByteArray(form.bytes()))
            .build());
  }

  Reply putJson(String path, String key, String body) {
    return send(
        request(path, "Content-Type", "application/json", "X-API-Key", key)
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  Reply delete(String path, String key) {
    return send(request(path, "X-API-Key", key).DELETE().build());
  }

  Reply send(HttpRequest request) {
    try {
      var reply = new Reply(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
      if (contract != null) {
        contract.check(request.method(), request.uri().getPath(), reply);
      }
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(address.toString().replaceAll("/$", "") + path))
            .timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  @Override
  public void close() {
    http.close();
  }

  /// A `multipart/form-data` body.
  static final class Form {
    static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Form file(String name, String filename, byte[] content) {
      part("name=\"%s\"; filename=\"%s\"".formatted(name, filename), content);
      return this;
    }

    Form field(String name, String value) {
      part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    byte[] bytes() {
      byte[] end = ("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
      var whole = new ByteArrayOutputStream();
      whole.writeBytes(bytes.toByteArray());
      whole.writeBytes(end);
      return whole.toByteArray();
    }

    private void part(String disposition, byte[] content) {
      String head =
          "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(BOUNDARY, disposition);
      bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(content);
      bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
  }
}
