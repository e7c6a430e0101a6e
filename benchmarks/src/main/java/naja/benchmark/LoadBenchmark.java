package naja.benchmark;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;
import naja.collection.stored.NpyFile;
import naja.encoder.EncoderFingerprint;
import naja.encoder.EncoderOptions;
import naja.encoder.Encoders;
import naja.encoder.ImageEncoder;
import naja.gallery.Gallery;
import naja.server.NajaServer;
import naja.server.ServerSettings;

/// Asks a service over loopback HTTP as fast as it answers; `load.sh` calls it. The service runs in
/// the same process, so both share the machine's cores.
public final class LoadBenchmark {
  private static final String BOUNDARY = "naja-load";

  private final Duration length;

  private LoadBenchmark(Duration length) {
    this.length = length;
  }

  /// `embeddings GALLERY QUERIES.npy SECONDS` or `photos GALLERY PHOTOS SECONDS`.
  public static void main(String[] arguments) throws Exception {
    Path gallery = Path.of(arguments[1]);
    Path questions = Path.of(arguments[2]);
    var benchmark = new LoadBenchmark(Duration.ofSeconds(Long.parseLong(arguments[3])));
    switch (arguments[0]) {
      case "embeddings" -> benchmark.embeddings(gallery, questions);
      case "photos" -> benchmark.photos(gallery, questions);
      default -> throw new IllegalArgumentException("embeddings or photos, got " + arguments[0]);
    }
  }

  private void embeddings(Path gallery, Path queries) throws Exception {
    List<String> bodies = NpyFile.read(queries).stream().map(LoadBenchmark::body).toList();
    try (var encoder = new AbsentEncoder(fingerprint(gallery));
        NajaServer server = start(gallery, encoder)) {
      for (int clients : new int[] {1, 2, 8}) {
        run("search by embedding", clients, bodies, body -> json(server, "search", body));
      }
      for (int clients : new int[] {1, 2, 8}) {
        run("identify by embedding", clients, bodies, body -> json(server, "identify", body));
      }
    }
  }

  private void photos(Path gallery, Path folder) throws Exception {
    List<byte[]> photos = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(2000).toList()) {
        photos.add(form(Files.readAllBytes(file)));
      }
    }
    Path home = Path.of(System.getProperty("user.home"), ".naja");
    try (ImageEncoder encoder = new Encoders(home).open("builtin", EncoderOptions.serving("cpu"));
        NajaServer server = start(gallery, encoder)) {
      for (int clients : new int[] {1, 2, 8}) {
        run("identify by photo", clients, photos, photo -> photo(server, photo));
      }
      System.out.println(
          OverheadRun.of(length, photos, photo -> photo(server, photo)).line("identify by photo"));
    }
  }

  private <T> void run(String what, int clients, List<T> questions, Function<T, HttpRequest> asks)
      throws Exception {
    LoadRun.of(clients, length, questions, asks);
    System.out.println(LoadRun.of(clients, length, questions, asks).line(what));
  }

  private static EncoderFingerprint fingerprint(Path gallery) {
    try (Gallery opened = Gallery.open(gallery)) {
      System.out.printf("%s: %d photos%n", gallery, opened.manifest().photos());
      return opened.manifest().encoder();
    }
  }

  /// No embedding is remembered, so that every photo is decoded and encoded.
  private static NajaServer start(Path gallery, ImageEncoder encoder) {
    ServerSettings usual = ServerSettings.DEFAULT;
    return NajaServer.start(
        new ServerSettings(
            usual.host(),
            0,
            usual.maxBodyBytes(),
            usual.maxImages(),
            usual.photoLimits(),
            usual.access(),
            usual.encodingThreads(),
            usual.waitingRequests(),
            usual.patience(),
            usual.uploadTime(),
            usual.uploadBytes(),
            0,
            usual.galleryPoll(),
            usual.galleries(),
            usual.drain()),
        gallery,
        encoder);
  }

  private static String body(float[] embedding) {
    StringJoiner values = new StringJoiner(",", "{\"k\":10,\"embedding\":[", "]}");
    for (float value : embedding) {
      values.add(Float.toString(value));
    }
    return values.toString();
  }

  private static HttpRequest json(NajaServer server, String route, String body) {
    String asked = route.equals("identify") ? body.replace("\"k\":10,", "") : body;
    return request(server, route, "application/json", BodyPublishers.ofString(asked));
  }

  private static HttpRequest photo(NajaServer server, byte[] form) {
    return request(
        server,
        "identify",
        "multipart/form-data; boundary=" + BOUNDARY,
        BodyPublishers.ofByteArray(form));
  }

  private static HttpRequest request(
      NajaServer server, String route, String type, HttpRequest.BodyPublisher body) {
    URI address = server.address().resolve("/v1/" + route);
    return HttpRequest.newBuilder(address)
        .header("Content-Type", type)
        .timeout(Duration.ofSeconds(60))
        .POST(body)
        .build();
  }

  private static byte[] form(byte[] photo) {
    byte[] head =
        ("--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"images\"; filename=\"a\"\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] end = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + photo.length + end.length)
        .put(head)
        .put(photo)
        .put(end)
        .array();
  }
}
