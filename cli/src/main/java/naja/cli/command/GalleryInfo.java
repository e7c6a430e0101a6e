package naja.cli.command;

import naja.gallery.GalleryManifest;

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
    int dimension) {
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
        encoder.dimension());
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
        .add("dimensions", dimension);
  }
}
