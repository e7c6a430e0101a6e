package naja.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import naja.gallery.GalleryException;
import naja.tuning.BeamChoice;

/// Widens the beam of a large gallery that a command has made grow, and tells.
final class WiderBeam {
  private WiderBeam() {}

  /// Measures and tells; the command's work is done, whatever becomes of this.
  ///
  /// @param added photos that the command put into the gallery
  static void choose(Session session, Path folder, long added) {
    try {
      new BeamChoice()
          .after(added, folder)
          .ifPresent(chosen ->
              session
                  .out()
                  .printf(
                      Locale.ROOT,
                      "%s: searched with beam %d, which finds %.4f of the true neighbours%n",
                      folder,
                      chosen.beam(),
                      chosen.recall()));
    } catch (GalleryException e) {
      session
          .err()
          .println(
              "naja: the search was not measured, run: naja gallery tune --apply; "
                  + e.getMessage());
    }
  }
}
