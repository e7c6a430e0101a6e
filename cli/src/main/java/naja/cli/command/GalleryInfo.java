package naja.cli.command;

import java.util.Locale;
import naja.gallery.GalleryManifest;
import naja.gallery.IndexFormat;
import naja.gallery.MeasuredRecall;
import org.jspecify.annotations.Nullable;

/// What `naja gallery info` says of a gallery's last commit.
///
/// @param gallery the folder
/// @param dimension values per embedding
record GalleryInfo(
    String gallery,
    long generation,
    int photos,
    int observations,
    int taxa,
    String encoder,
    String weightsSha256,
    String preprocessing,
    String output,
    int dimension,
    IndexFormat index,
    @Nullable Integer searchBeam,
    @Nullable MeasuredRecall recall) {
  static GalleryInfo of(String folder, GalleryManifest manifest) {
    var encoder = manifest.encoder();
    return new GalleryInfo(
        folder,
        manifest.generation(),
        manifest.photos(),
        manifest.observations(),
        manifest.taxa(),
        encoder.encoderId(),
        encoder.weightsSha256(),
        encoder.preprocessingId(),
        encoder.output(),
        encoder.dimension(),
        manifest.index(),
        manifest.searchBeam(),
        manifest.recall());
  }

  TextTable table() {
    return new TextTable("gallery", gallery)
        .add("photos", photos)
        .add("observations", observations)
        .add("taxa", taxa)
        .add("generation", generation)
        .add("encoder", encoder)
        .add("weights", weightsSha256)
        .add("preprocessing", preprocessing)
        .add("output", output)
        .add("dimensions", dimension)
        .add("index", index.summary())
        .add("search beam", searchBeam == null ? "by rule" : searchBeam)
        .add("recall", recall == null ? "not measured" : measured(recall));
  }

  private static String measured(MeasuredRecall recall) {
    return String.format(
        Locale.ROOT,
        "%.4f of the true %d at beam %d (%d queries, generation %d, %s)",
        recall.recall(),
        recall.k(),
        recall.beam(),
        recall.queries(),
        recall.generation(),
        recall.measuredOn());
  }
}
