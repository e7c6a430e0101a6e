package naja.cli.settings;

import java.time.Duration;
import java.util.Map;
import naja.photo.PhotoLimits;
import naja.server.ServerSettings;
import naja.server.access.AccessSettings;

final class ServerSettingsSectionTest extends SectionContract<ServerSettings> {
  @Override
  String section() {
    return "server";
  }

  @Override
  ServerSettings defaults() {
    return ServerSettings.DEFAULT;
  }

  @Override
  Map<String, String> values() {
    return Map.ofEntries(
        Map.entry("host", "0.0.0.0"),
        Map.entry("port", "9090"),
        Map.entry("max_body_bytes", "2MiB"),
        Map.entry("max_images", "3"),
        Map.entry("encoding_threads", "17"),
        Map.entry("waiting_requests", "5"),
        Map.entry("patience", "250ms"),
        Map.entry("upload_time", "45s"),
        Map.entry("upload_bytes", "4MiB"),
        Map.entry("cache_bytes", "0"),
        Map.entry("gallery_poll", "2m"),
        Map.entry("galleries", "a=/data/a"),
        Map.entry("drain", "1h"));
  }

  @Override
  ServerSettings record() {
    return new ServerSettings(
        "0.0.0.0",
        9090,
        2 << 20,
        3,
        PhotoLimits.DEFAULT,
        AccessSettings.DEFAULT,
        17,
        5,
        Duration.ofMillis(250),
        Duration.ofSeconds(45),
        4 << 20,
        0,
        Duration.ofMinutes(2),
        "a=/data/a",
        Duration.ofHours(1));
  }

  @Override
  ServerSettings from(NajaSettings settings) {
    return settings.server();
  }
}
