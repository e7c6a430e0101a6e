package naja.cli.settings;

import java.time.Duration;
import java.util.Map;
import naja.indexer.IndexerSettings;
import naja.indexer.UnlistedLabels;
import naja.photo.PhotoLimits;

final class IndexerSettingsSectionTest extends SectionContract<IndexerSettings> {
  @Override
  String section() {
    return "index";
  }

  @Override
  IndexerSettings defaults() {
    return IndexerSettings.DEFAULT;
  }

  @Override
  Map<String, String> values() {
    return Map.of(
        "workers", "17",
        "batch_size", "32",
        "commit_interval", "3s",
        "retry_failed", "true",
        "unlisted", "skip");
  }

  @Override
  IndexerSettings record() {
    return new IndexerSettings(
        17, 32, PhotoLimits.DEFAULT, Duration.ofSeconds(3), true, UnlistedLabels.SKIP);
  }

  @Override
  IndexerSettings from(NajaSettings settings) {
    return settings.index();
  }
}
