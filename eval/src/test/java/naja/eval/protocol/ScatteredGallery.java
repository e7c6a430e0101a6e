package naja.eval.protocol;

import java.nio.file.Path;
import java.util.Random;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.photo.Pixels;
import naja.photo.Thumbnail;

/// Six taxa of 30 photos each, two photos to an observation, scattered around centres of their own:
/// two venomous ones, three harmless ones of which `mimic` lies near the venomous `viper`, and one
/// of unknown status.
public final class ScatteredGallery {
  private static final int DIMENSION = 24;
  private static final int PHOTOS = 30;
  private static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("fake", "0".repeat(64), "fake", "mean/none", DIMENSION);

  private ScatteredGallery() {}

  /// Writes the gallery and opens it.
  ///
  /// @param mimicry how far the mimic's centre is moved from the viper's in each dimension, about
  public static Gallery write(Path folder, double mimicry) {
    Random random = new Random(17);
    float[] viper = centre(random);
    float[] mimic = viper.clone();
    for (int i = 0; i < DIMENSION; i++) {
      mimic[i] += (float) (mimicry * random.nextGaussian());
    }
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      put(writer, "viper", Venomous.YES, viper, random);
      put(writer, "cobra", Venomous.YES, centre(random), random);
      put(writer, "mimic", Venomous.NO, mimic, random);
      put(writer, "grass", Venomous.NO, centre(random), random);
      put(writer, "smooth", Venomous.NO, centre(random), random);
      put(writer, "riddle", Venomous.UNKNOWN, centre(random), random);
      writer.commit();
    }
    return Gallery.open(folder);
  }

  private static float[] centre(Random random) {
    float[] centre = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      centre[i] = (float) random.nextGaussian();
    }
    return centre;
  }

  private static void put(
      GalleryWriter writer, String name, Venomous status, float[] centre, Random random) {
    Taxon taxon = new Taxon(name, name, null, null, null, status);
    for (int photo = 0; photo < PHOTOS; photo++) {
      float[] values = centre.clone();
      for (int i = 0; i < DIMENSION; i++) {
        values[i] += (float) (0.45 * random.nextGaussian());
      }
      writer.put(
          photo(name + photo, name + "-o" + photo / 2, taxon),
          Embedding.of(values),
          thumbnail(name.hashCode()));
    }
  }

  /// A picture of one colour, so that pages have something to show.
  private static byte[] thumbnail(int colour) {
    byte[] rgb = new byte[3 * 24 * 24];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (colour >> (8 * (i % 3)));
    }
    return Thumbnail.jpeg(new Pixels(24, 24, rgb));
  }

  private static ReferencePhoto photo(String id, String observation, Taxon taxon) {
    return ReferencePhoto.bare(
        id,
        observation,
        taxon,
        id + ".jpg",
        "%064x".formatted(Integer.toUnsignedLong(id.hashCode())));
  }
}
