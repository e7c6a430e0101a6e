package naja.identify;

import java.nio.file.Path;
import java.util.List;
import naja.calibration.FittedFiles;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.gallery.Venomous;

/// A gallery of three taxa with two photos each, one on an axis and one beside it: the harmless
/// `natrix` by the x axis, the venomous `berus` by y, and `helvetica` of unknown status by z.
final class SmallGallery {
  static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("fake", "0".repeat(64), "fake", "mean/none", 3);
  static final Taxon NATRIX = taxon("natrix", "Natrix", Venomous.NO);
  static final Taxon BERUS = taxon("berus", "Vipera", Venomous.YES);
  static final Taxon HELVETICA = taxon("helvetica", "Natrix", Venomous.UNKNOWN);

  private SmallGallery() {}

  static Gallery write(Path folder) {
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      put(writer, "n1", NATRIX, "DE", 1, 0, 0);
      put(writer, "n2", NATRIX, "DE", 1, 0.5f, 0);
      put(writer, "b1", BERUS, "DE", 0, 1, 0);
      put(writer, "b2", BERUS, "CH", 0.5f, 1, 0);
      put(writer, "h1", HELVETICA, "CH", 0, 0, 1);
      put(writer, "h2", HELVETICA, "CH", 0, 0.5f, 1);
      writer.commit();
    }
    return Gallery.open(folder);
  }

  /// Adds a photo in a commit of its own.
  static Gallery add(Path folder, String image, Taxon taxon, float... values) {
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      put(writer, image, taxon, "DE", values);
      writer.commit();
    }
    return Gallery.open(folder);
  }

  static FittedFiles fitted(Gallery gallery) {
    return FittedFiles.of(gallery);
  }

  static List<Embedding> query(float... values) {
    return List.of(Embedding.of(values));
  }

  private static void put(
      GalleryWriter writer, String image, Taxon taxon, String country, float... values) {
    var photo =
        new ReferencePhoto(
            image,
            image,
            taxon,
            image + ".jpg",
            "0".repeat(64),
            null,
            country,
            null,
            null,
            null,
            null,
            null,
            null);
    writer.put(photo, Embedding.of(values), new byte[0]);
  }

  private static Taxon taxon(String id, String genus, Venomous venomous) {
    return new Taxon(id, genus + " " + id, null, genus, null, venomous);
  }
}
