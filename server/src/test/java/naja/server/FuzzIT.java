package naja.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import naja.photo.PhotoLimits;
import naja.server.access.AccessSettings;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Spoilt uploads: the service refuses them or answers, but never fails and never hangs.
///
/// `-Dnaja.fuzz=10000` sends more, `-Dnaja.fuzz.seed=S` begins with the input of that seed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT {
  private static final int INPUTS = Integer.getInteger("naja.fuzz", 1000);
  private static final long FIRST_SEED = Long.getLong("naja.fuzz.seed", 20261121);
  private static final List<Integer> EXPECTED = List.of(200, 400, 408, 413, 415, 422);
  private static final List<String> FORMATS = List.of("png", "jpg", "gif", "bmp");
  private static final ServerSettings SETTINGS =
      new ServerSettings(
          "127.0.0.1",
          0,
          300_000,
          3,
          new PhotoLimits(100_000, 1_000_000, 2000, 100),
          AccessSettings.DEFAULT,
          2,
          8,
          RunningServer.SETTINGS.patience(),
          RunningServer.SETTINGS.patience(),
          8_000_000,
          0,
          RunningServer.SETTINGS.patience(),
          "",
          RunningServer.SETTINGS.drain());

  private final List<byte[]> photos = new ArrayList<>();
  private RunningServer running;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    ColourGallery.write(folder);
    running = RunningServer.on(folder, new FakeImageEncoder(), SETTINGS);
    for (String format : FORMATS) {
      var image = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
      image.setRGB(3, 3, 0xff0000);
      var bytes = new ByteArrayOutputStream();
      assertThat(ImageIO.write(image, format, bytes)).isTrue();
      photos.add(bytes.toByteArray());
    }
  }

  @AfterAll
  void stop() {
    running.close();
  }

  /// Half of the inputs are whole forms with a spoilt photo, half are spoilt forms.
  @Test
  void uploads_spoilt_areNeverAnsweredWithAFailure() {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + INPUTS; seed++) {
      Random random = new Random(seed);
      byte[] photo = photos.get(random.nextInt(photos.size()));
      boolean spoilPhoto = random.nextBoolean();
      byte[] body =
          new Client.Form()
              .field("family", "Colores")
              .file("images", "a", spoilPhoto ? spoilt(photo, random) : photo)
              .bytes();
      int status = status(spoilPhoto ? body : spoilt(body, random), random, seed);
      statuses.merge(status, 1, Integer::sum);
    }
    System.out.printf("fuzz: %d inputs from seed %d: %s%n", INPUTS, FIRST_SEED, statuses);
    assertThat(statuses).containsKeys(200, 400, 422);
    assertStillAnswers();
  }

  private int status(byte[] body, Random random, long seed) {
    String path = random.nextBoolean() ? "/v1/identify" : "/v1/search";
    Client.Reply reply =
        running.client.post(path, Client.Form.TYPE, BodyPublishers.ofByteArray(body));
    assertThat(reply.status())
        .as("-Dnaja.fuzz=1 -Dnaja.fuzz.seed=%d: %s", seed, reply.text())
        .isIn(EXPECTED);
    return reply.status();
  }

  /// Below the client's own care for well-formed HTTP: request line, headers and lengths too.
  @Test
  void requests_spoilt_areNeverAnsweredWithAFailure() throws IOException {
    Map<String, Integer> statuses = new TreeMap<>();
    byte[] form = new Client.Form().file("images", "a.png", photos.getFirst()).bytes();
    byte[] request = concat(head(form.length), form);
    for (long seed = FIRST_SEED; seed < FIRST_SEED + INPUTS / 4; seed++) {
      String status = raw(spoilt(request, new Random(seed)));
      statuses.merge(status, 1, Integer::sum);
      assertThat(status)
          .as("-Dnaja.fuzz=4 -Dnaja.fuzz.seed=%d", seed)
          .doesNotMatch("HTTP/1.1 50[0234].*");
    }
    System.out.printf("fuzz: %d raw requests: %s%n", INPUTS / 4, statuses);
    assertStillAnswers();
  }

  private static byte[] head(int length) {
    String head =
        """
        POST /v1/identify?k=5 HTTP/1.1
        Host: naja
        X-Request-Id: f
        Connection: close
        Content-Type: %s
        Content-Length: %d

        """
            .formatted(Client.Form.TYPE, length);
    return head.replace("\n", "\r\n").getBytes(ISO_8859_1);
  }

  /// The status line; empty where the service hangs up on what is no HTTP at all.
  private String raw(byte[] request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), running.server.port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(request);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
    } catch (SocketException _) {
      return "";
    }
  }

  private void assertStillAnswers() {
    assertThat(running.client.photos("/v1/identify", ColourGallery.png(200, 9, 9)).status())
        .isEqualTo(200);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /// One to four changes: bytes flipped, cut out, doubled, or set to a value that means something.
  private static byte[] spoilt(byte[] input, Random random) {
    byte[] bytes = input.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 1; i++) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(1 + random.nextInt(64), bytes.length - at);
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> without(bytes, at, length);
            case 2 -> concat(Arrays.copyOf(bytes, at + length), tail(bytes, at));
            case 3 -> with(bytes, at, random.nextBoolean() ? 0 : 0xff);
            case 4 -> with(bytes, at, "\r\n-\";=%\0".charAt(random.nextInt(8)));
            default -> with(bytes, at, bytes[at] ^ (1 << random.nextInt(8)));
          };
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    return concat(Arrays.copyOf(bytes, at), tail(bytes, at + length));
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    return bytes;
  }
}
