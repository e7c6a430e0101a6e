package naja.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.CRC32;
import naja.photo.PhotoLimits;
import naja.server.access.AccessSettings;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Requests that would cost too much are refused early, and the service goes on as before.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
  private static final ServerSettings SETTINGS =
      new ServerSettings(
          "127.0.0.1",
          0,
          2_000_000,
          3,
          new PhotoLimits(100_000, 1_000_000, 2000, 100),
          AccessSettings.DEFAULT,
          2,
          4,
          Duration.ofSeconds(20),
          Duration.ofMillis(700),
          8_000_000,
          1_000_000,
          Duration.ofSeconds(5),
          "",
          Duration.ofSeconds(5));

  @AutoClose private RunningServer running;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    ColourGallery.write(folder);
    running = RunningServer.on(folder, new FakeImageEncoder(), SETTINGS);
    client = running.client;
  }

  @Test
  void body_oversized_is413() {
    ProblemsTest.assertProblem(client.photos("/v1/identify", new byte[2_100_000]), 413);
    assertStillAnswers();
  }

  /// A file of 69 bytes that would unpack to 3.4 GB.
  @Test
  void photo_pixelBomb_isRefusedByItsHeader() {
    Client.Reply reply = client.photos("/v1/identify", emptyPng(30_000, 30_000));

    ProblemsTest.assertProblem(reply, 422);
    assertThat(reply.json().at("/errors/0/reason").stringValue()).startsWith("too_");
    assertStillAnswers();
  }

  @Test
  void parts_aThousandTinyOnes_are413() {
    var files = new Client.Form();
    var fields = new Client.Form();
    for (int i = 0; i < 1000; i++) {
      files.file("images", i + ".png", new byte[1]);
      fields.field("f" + i, "");
    }

    ProblemsTest.assertProblem(client.form("/v1/identify", files), 413);
    ProblemsTest.assertProblem(client.form("/v1/identify", fields), 413);
    assertStillAnswers();
  }

  @Test
  void parts_nestedHeaders_areRefused() {
    String body = "--b\r\n" + "X-A: b\r\n".repeat(20_000) + "\r\nx\r\n--b--\r\n";

    Client.Reply reply = client.post("/v1/identify", "multipart/form-data; boundary=b", body);

    assertThat(reply.status()).as(reply.text()).isBetween(400, 413);
    assertStillAnswers();
  }

  @Test
  void json_hugeNumbersAndDeepNesting_are400() {
    ProblemsTest.assertProblem(client.json("/v1/search", "[".repeat(100_000)), 400);
    String digits = "9".repeat(200_000);
    ProblemsTest.assertProblem(client.json("/v1/search", "{\"embedding\":[" + digits + "]}"), 400);
    assertStillAnswers();
  }

  @Test
  void upload_aByteNowAndThen_is408() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), running.server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head("multipart/form-data; boundary=b"));
      out.write("--b\r\nContent-Disposition: form-data; name=\"images\"; f".getBytes(US_ASCII));
      Thread drip = Thread.ofVirtual().start(() -> drip(out));
      byte[] status = socket.getInputStream().readNBytes(12);
      drip.interrupt();

      assertThat(new String(status, US_ASCII)).isEqualTo("HTTP/1.1 408");
    }
    assertStillAnswers();
  }

  private static byte[] head(String contentType) {
    return "POST /v1/identify HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\nContent-Length: 90000\r\n\r\n"
        .formatted(contentType)
        .getBytes(US_ASCII);
  }

  private static void drip(OutputStream out) {
    try {
      while (true) {
        Thread.sleep(50);
        out.write('x');
        out.flush();
      }
    } catch (IOException _) {
      // The service has hung up, as it should.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertStillAnswers() {
    Client.Reply reply = client.photos("/v1/identify", ColourGallery.png(200, 10, 10));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private static byte[] emptyPng(int width, int height) {
    byte[] header =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(US_ASCII))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 6, 0, 0, 0})
            .array();
    byte[] data = "IDAT".getBytes(US_ASCII);
    byte[] end = "IEND".getBytes(US_ASCII);
    return ByteBuffer.allocate(8 + 25 + 12 + 12)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
        .put(chunk(header))
        .put(chunk(data))
        .put(chunk(end))
        .array();
  }

  private static byte[] chunk(byte[] typeAndData) {
    var checksum = new CRC32();
    checksum.update(typeAndData);
    return ByteBuffer.allocate(typeAndData.length + 8)
        .putInt(typeAndData.length - 4)
        .put(typeAndData)
        .putInt((int) checksum.getValue())
        .array();
  }
}
