package naja.cli.settings;

import java.util.Map;
import naja.identify.IdentifierSettings;
import naja.photo.PhotoLimits;

/// All settings, each section in the record of the module that owns it.
public record NajaSettings(PhotoLimits photo, IdentifierSettings identify) {
  static final SectionBinder<PhotoLimits> PHOTO = new SectionBinder<>("photo", PhotoLimits.DEFAULT);
  static final SectionBinder<IdentifierSettings> IDENTIFY =
      new SectionBinder<>("identify", IdentifierSettings.DEFAULT);

  static NajaSettings bind(Map<String, Setting> settings) {
    return new NajaSettings(PHOTO.bind(settings), IDENTIFY.bind(settings));
  }
}
