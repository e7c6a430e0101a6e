package naja.cli.settings;

import java.util.Map;
import naja.photo.PhotoLimits;

final class PhotoLimitsSectionTest extends SectionContract<PhotoLimits> {
  @Override
  String section() {
    return "photo";
  }

  @Override
  PhotoLimits defaults() {
    return PhotoLimits.DEFAULT;
  }

  @Override
  Map<String, String> values() {
    return Map.of("max_bytes", "1MiB", "max_pixels", "2000", "max_side", "300", "max_aspect", "4");
  }

  @Override
  PhotoLimits record() {
    return new PhotoLimits(1 << 20, 2000, 300, 4);
  }

  @Override
  PhotoLimits from(NajaSettings settings) {
    return settings.photo();
  }
}
