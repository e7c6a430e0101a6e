package naja.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import naja.photo.PhotoLimits;
import naja.server.access.AccessSettings;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  @Test
  void default_bindsToLoopbackOnly() {
    assertThat(ServerSettings.DEFAULT.host()).isEqualTo("127.0.0.1");
    assertThat(ServerSettings.DEFAULT.port()).isEqualTo(8080);
  }

  @Test
  void at_changesTheAddressAndNothingElse() {
    ServerSettings elsewhere = ServerSettings.DEFAULT.at("::1", 0);

    assertThat(elsewhere.host()).isEqualTo("::1");
    assertThat(elsewhere.port()).isZero();
    assertThat(elsewhere.at("127.0.0.1", 8080)).isEqualTo(ServerSettings.DEFAULT);
  }

  @Test
  void value_outOfBounds_isNamedWithItsBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerSettings.DEFAULT.at("127.0.0.1", 65_536))
        .withMessage("port must be between 0 and 65535, got 65536");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(0, 1, Duration.ofSeconds(1)))
        .withMessageStartingWith("maxImages must be between 1 and 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(1, 0, Duration.ofSeconds(1)))
        .withMessageStartingWith("encodingThreads must be between 1 and 256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(1, 1, Duration.ZERO))
        .withMessage("patience must be longer than nothing, got PT0S");
  }

  private static ServerSettings settings(int images, int threads, Duration patience) {
    return new ServerSettings(
        "127.0.0.1",
        0,
        1024,
        images,
        PhotoLimits.DEFAULT,
        AccessSettings.DEFAULT,
        threads,
        1,
        patience,
        Duration.ofSeconds(1),
        1024,
        0,
        Duration.ofSeconds(1),
        "",
        Duration.ofSeconds(1));
  }
}
