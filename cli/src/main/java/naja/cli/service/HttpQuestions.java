package naja.cli.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import naja.encoder.Embedding;
import naja.eval.dataset.DatasetException;
import naja.photo.Photo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks a running service, as any other program would.
final class HttpQuestions implements AutoCloseable {
  private static final String BOUNDARY = "naja-eval-service-8Q2fV0uJ";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI identify;

  HttpQuestions(URI service) {
    identify = service.resolve("/v1/identify");
  }

  /// Uploads a photo.
  Ranking ask(Photo photo) {
    byte[] start =
        """
        --%s\r
        Content-Disposition: form-data; name="images"; filename="photo"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(BOUNDARY)
            .getBytes(StandardCharsets.UTF_8);
    byte[] end = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8);
    return send(
        HttpRequest.newBuilder(identify)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArrays(List.of(start, photo.bytes(), end)))
            .build());
  }

  /// Sends a raw embedding.
  Ranking ask(Embedding embedding) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ArrayNode values = body.putArray("embedding");
    for (float value : embedding.toArray()) {
      values.add(value);
    }
    return send(
        HttpRequest.newBuilder(identify)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private Ranking send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      JsonNode reply = JsonMapper.shared().readTree(response.body());
      if (response.statusCode() != 200) {
        throw new DatasetException(
            "the service answered %d: %s".formatted(response.statusCode(), response.body()));
      }
      return Ranking.of(reply);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask " + identify, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatasetException("interrupted while asking " + identify, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
