package naja.triage;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;
import naja.gallery.Venomous;

/// A gallery in the making, of taxa that are well apart: a photo of taxon number t is the t-th axis
/// and noise of half its length, so that two photos of a taxon have a cosine around 0.8.
final class PlantedGallery {
  static final int DIMENSION = 48;
  private static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("planted", "0".repeat(64), "none", "none", DIMENSION);
  private static final double NOISE = 0.5;

  private final Random random;
  private final List<StoredEmbedding> photos = new ArrayList<>();
  private final List<Taxon> taxa = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();
  private byte[] thumbnail = {};

  PlantedGallery(long seed) {
    System.out.println("PlantedGallery seed " + seed);
    random = new Random(seed);
  }

  /// Gives every photo a thumbnail of one colour.
  PlantedGallery thumbnails(Color colour) {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 64, 64);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thumbnail = bytes.toByteArray();
    return this;
  }

  /// What a photo of a taxon looks like, another time another way.
  Embedding look(int taxon) {
    double[] noise = new double[DIMENSION];
    double norm = 0;
    for (int i = 0; i < DIMENSION; i++) {
      noise[i] = random.nextGaussian();
      norm += noise[i] * noise[i];
    }
    float[] values = new float[DIMENSION];
    double length = 1 + random.nextDouble();
    for (int i = 0; i < DIMENSION; i++) {
      double axis = i == taxon ? 1 : 0;
      values[i] = (float) (length * (axis + NOISE * noise[i] / Math.sqrt(norm)));
    }
    return Embedding.of(values);
  }

  /// The same photo, saved once more.
  Embedding resaved(Embedding embedding) {
    float[] values = embedding.toArray();
    for (int i = 0; i < DIMENSION; i++) {
      values[i] += (float) (0.003 * random.nextGaussian());
    }
    return Embedding.of(values);
  }

  PlantedGallery add(String image, String observation, String taxon, Embedding embedding) {
    return add(image, observation, Taxon.labelled(taxon), embedding, image);
  }

  PlantedGallery add(
      String image, String observation, Taxon taxon, Embedding embedding, String hash) {
    photos.add(new StoredEmbedding(image, observation, taxon.id(), embedding));
    taxa.add(taxon);
    hashes.add(hash);
    return this;
  }

  static Taxon named(String id, String name) {
    return new Taxon(id, name, null, null, null, Venomous.UNKNOWN);
  }

  List<StoredEmbedding> photos() {
    return photos;
  }

  /// Writes the photos in several commits, and opens what was written.
  Gallery write(Path folder) {
    try (GalleryWriter writer = GalleryWriter.open(folder, ENCODER)) {
      for (int i = 0; i < photos.size(); i++) {
        writer.put(photo(i), photos.get(i).embedding(), thumbnail);
        if (i % 50 == 49) {
          writer.commit();
        }
      }
      writer.commit();
    }
    return Gallery.open(folder);
  }

  private ReferencePhoto photo(int i) {
    StoredEmbedding photo = photos.get(i);
    return ReferencePhoto.bare(
        photo.imageId(),
        photo.observationId(),
        taxa.get(i),
        photo.imageId() + ".jpg",
        hashes.get(i));
  }
}
