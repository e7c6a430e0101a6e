package naja.server;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import naja.encoder.Embedding;
import naja.encoder.ImageEncoder;
import naja.encoder.PhotoEmbedder;
import naja.gallery.GalleryManifest;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.testkit.FakeImageEncoder;

/// A gallery of plain colours that the fake encoder tells apart: reds are venomous, greens are not,
/// of blues it is unknown.
final class ColourGallery {
  static final Taxon RED =
      new Taxon("t-red", "Ruber ruber", "Red one", "Ruber", "Colores", Venomous.YES);
  static final Taxon GREEN =
      new Taxon("t-green", "Viridis viridis", "Green one", "Viridis", "Colores", Venomous.NO);
  static final Taxon BLUE =
      new Taxon("t-blue", "Caeruleus mirus", null, null, null, Venomous.UNKNOWN);

  /// An image id with everything in it that a URL could trip over.
  static final String ODD_ID = "red/sub dir/50% & +;#?é.png";

  private ColourGallery() {}

  /// Three photos of each colour.
  static GalleryManifest write(Path folder) {
    try (GalleryWriter writer = GalleryWriter.open(folder, new FakeImageEncoder().fingerprint())) {
      for (int i = 0; i < 3; i++) {
        put(writer, i == 0 ? ODD_ID : "red/" + i + ".png", RED, png(200 + 20 * i, 10, 10));
        put(writer, "green/" + i + ".png", GREEN, png(10, 200 + 20 * i, 10));
        put(writer, "blue/" + i + ".png", BLUE, png(10, 10, 200 + 20 * i));
      }
      return writer.commit();
    }
  }

  /// One more photo, in a commit of its own.
  static GalleryManifest add(Path folder, String imageId, Taxon taxon, byte[] png) {
    try (GalleryWriter writer = GalleryWriter.open(folder, new FakeImageEncoder().fingerprint())) {
      put(writer, imageId, taxon, png);
      return writer.commit();
    }
  }

  static Embedding embedding(byte[] png) {
    ImageEncoder encoder = new FakeImageEncoder();
    var embedder = new PhotoEmbedder(new PhotoDecoder(PhotoLimits.DEFAULT), encoder);
    return embedder.embed(List.of(new Photo("photo.png", png))).getFirst();
  }

  /// A plain 32 × 32 photo.
  static byte[] png(int red, int green, int blue) {
    var image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(red, green, blue));
    graphics.fillRect(0, 0, 32, 32);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(GalleryWriter writer, String imageId, Taxon taxon, byte[] png) {
    var photo =
        new ReferencePhoto(
            imageId,
            "observation of " + imageId,
            taxon,
            imageId,
            "0".repeat(64),
            null,
            taxon.equals(BLUE) ? "FRA" : "CHE",
            null,
            null,
            null,
            "CC0-1.0",
            "nobody",
            "https://example.org/" + taxon.id());
    writer.put(photo, embedding(png), png);
  }
}
