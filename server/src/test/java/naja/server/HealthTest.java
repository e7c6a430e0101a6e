package naja.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import naja.gallery.GalleryWriter;
import naja.testkit.FakeImageEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  @TempDir Path folder;

  @BeforeEach
  void writeGallery() {
    ColourGallery.write(folder);
  }

  @Test
  void readyz_encoderHasAnswered_namesWhatAnswers() throws InterruptedException {
    try (RunningServer running = RunningServer.on(folder)) {
      Client.Reply reply = running.awaitReady();

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text())
          .isEqualTo(
              """
              {"status":"ready","reasons":[],"encoder":"fake","provider":"cpu",\
              "generation":1,"photos":9,"observations":9,"taxa":3}\
              """);
    }
  }

  @Test
  void readyz_encoderStillStarting_is503WithTheReason() throws InterruptedException {
    var encoder = new GatedEncoder();
    try (RunningServer running = RunningServer.on(folder, encoder, RunningServer.SETTINGS)) {
      Client.Reply before = running.client.get("/readyz");
      assertThat(before.status()).isEqualTo(503);
      assertThat(before.json().get("status").stringValue()).isEqualTo("not_ready");
      assertThat(before.json().at("/reasons/0").stringValue()).contains("warming up");
      assertThat(running.client.get("/livez").status()).isEqualTo(200);

      encoder.open();
      assertThat(running.awaitReady().status()).isEqualTo(200);
    }
  }

  @Test
  void readyz_encoderBroken_is503AndSaysSo() throws InterruptedException {
    var encoder =
        new GatedEncoder() {
          @Override
          void pass() {
            throw new IllegalStateException("the graph has no output");
          }
        };
    try (RunningServer running = RunningServer.on(folder, encoder, RunningServer.SETTINGS)) {
      Client.Reply reply = running.await("/readyz", at -> at.text().contains("does not work"));

      assertThat(reply.status()).isEqualTo(503);
      Client.Reply photo = running.client.photos("/v1/identify", ColourGallery.png(1, 2, 3));
      ProblemsTest.assertProblem(photo, 500);
      assertThat(photo.text()).doesNotContain("graph");
    }
  }

  @Test
  void emptyGallery_readinessAndIdentification_are503(@TempDir Path empty) {
    try (GalleryWriter writer = GalleryWriter.open(empty, new FakeImageEncoder().fingerprint())) {
      writer.commit();
    }
    try (RunningServer running = RunningServer.on(empty)) {
      assertThat(running.client.get("/readyz").text()).contains("no photos");
      Client.Reply reply = running.client.photos("/v1/identify", ColourGallery.png(1, 2, 3));
      ProblemsTest.assertProblem(reply, 503);
      assertThat(reply.header("Retry-After")).isEqualTo("1");
    }
  }
}
