package naja.cli.settings;

import java.util.Map;
import naja.identify.IdentifierSettings;
import naja.indexer.IndexerSettings;
import naja.photo.PhotoLimits;
import naja.server.ServerSettings;
import naja.server.access.AccessSettings;

/// All settings, each section in the record of the module that owns it.
public record NajaSettings(
    PhotoLimits photo, IndexerSettings index, IdentifierSettings identify, ServerSettings server) {
  private static final SectionBinder<PhotoLimits> PHOTO =
      new SectionBinder<>("photo", PhotoLimits.DEFAULT);
  private static final SectionBinder<IndexerSettings> INDEX =
      new SectionBinder<>("index", IndexerSettings.DEFAULT);
  private static final SectionBinder<IdentifierSettings> IDENTIFY =
      new SectionBinder<>("identify", IdentifierSettings.DEFAULT);
  private static final SectionBinder<AccessSettings> ACCESS =
      new SectionBinder<>("access", AccessSettings.DEFAULT);
  private static final SectionBinder<ServerSettings> SERVER =
      new SectionBinder<>("server", ServerSettings.DEFAULT);

  static NajaSettings bind(Map<String, Setting> settings) {
    PhotoLimits photo = PHOTO.bind(settings);
    return new NajaSettings(
        photo,
        INDEX.bind(settings, photo),
        IDENTIFY.bind(settings),
        SERVER.bind(settings, photo, ACCESS.bind(settings)));
  }
}
