package naja.cli.settings;

import java.util.Map;
import naja.server.access.AccessSettings;

final class AccessSettingsSectionTest extends SectionContract<AccessSettings> {
  @Override
  String section() {
    return "access";
  }

  @Override
  AccessSettings defaults() {
    return AccessSettings.DEFAULT;
  }

  @Override
  Map<String, String> values() {
    return Map.of(
        "keys_file", "/etc/naja/keys",
        "anonymous_reads", "false",
        "requests_per_minute", "60",
        "cors_origins", "https://a.example https://b.example",
        "behind_proxy", "true",
        "tls_certificate", "chain.pem",
        "tls_key", "key.pem");
  }

  @Override
  AccessSettings record() {
    return new AccessSettings(
        "/etc/naja/keys",
        false,
        60,
        "https://a.example https://b.example",
        true,
        "chain.pem",
        "key.pem");
  }

  @Override
  AccessSettings from(NajaSettings settings) {
    return settings.server().access();
  }
}
