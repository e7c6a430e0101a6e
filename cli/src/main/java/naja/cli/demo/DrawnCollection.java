package naja.cli.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import naja.gallery.Taxon;

/// The demo's folder: drawings to index, drawings held out for questions, and `species.csv`.
///
/// @param references a folder per species with [#REFERENCES_EACH] drawings
/// @param heldOut a folder per species with [#HELD_OUT_EACH] other drawings
/// @param species the `species.csv` that belongs to them
public record DrawnCollection(Path references, Path heldOut, Path species) {
  static final int REFERENCES_EACH = 24;
  static final int HELD_OUT_EACH = 6;

  /// A drawing and what it shows.
  public record HeldOut(Path path, Taxon taxon) {}

  /// Draws the collection into a folder; the same seed draws the same pictures. Drawings that are
  /// there already are left alone.
  public static DrawnCollection draw(Path folder, long seed) {
    var collection =
        new DrawnCollection(
            folder.resolve("drawings"), folder.resolve("held-out"), folder.resolve("species.csv"));
    try {
      Files.createDirectories(folder);
      Files.writeString(collection.species, speciesCsv(), StandardCharsets.UTF_8);
      DrawnSpecies.ALL.parallelStream().forEach(species -> collection.drawAll(species, seed));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the demo's drawings to " + folder, e);
    }
    return collection;
  }

  /// The held-out drawings with the right answers, species by species.
  List<HeldOut> questions() {
    List<HeldOut> questions = new ArrayList<>();
    for (DrawnSpecies species : DrawnSpecies.ALL) {
      for (int i = 0; i < HELD_OUT_EACH; i++) {
        Taxon taxon = species.taxon();
        questions.add(new HeldOut(pathOf(heldOut, taxon, i), taxon));
      }
    }
    return questions;
  }

  private void drawAll(DrawnSpecies species, long seed) {
    for (int i = 0; i < REFERENCES_EACH + HELD_OUT_EACH; i++) {
      Path path =
          i < REFERENCES_EACH
              ? pathOf(references, species.taxon(), i)
              : pathOf(heldOut, species.taxon(), i - REFERENCES_EACH);
      if (!Files.exists(path)) {
        save(SnakePainter.paint(species.pattern(), generator(seed, species, i)), path);
      }
    }
  }

  /// Neighbouring seeds must not draw alike, or the ground would give the species away:
  /// SplittableRandom mixes its seed, Random does not.
  private static RandomGenerator generator(long seed, DrawnSpecies species, int picture) {
    long species64 = species.taxon().id().hashCode() * 0x9E3779B97F4A7C15L;
    return new SplittableRandom(seed * 31 + species64 + picture);
  }

  private static Path pathOf(Path folder, Taxon taxon, int number) {
    return folder.resolve(taxon.id()).resolve("drawing-%02d.png".formatted(number));
  }

  private static void save(BufferedImage picture, Path path) {
    try {
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Path unfinished = path.resolveSibling(path.getFileName() + ".part");
      ImageIO.write(picture, "png", unfinished.toFile());
      Files.move(unfinished, path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the drawing " + path, e);
    }
  }

  private static String speciesCsv() {
    var csv = new StringBuilder("taxon_id,scientific_name,common_name,genus,family,venomous\n");
    for (DrawnSpecies species : DrawnSpecies.ALL) {
      Taxon taxon = species.taxon();
      csv.append(
          String.join(
              ",",
              taxon.id(),
              taxon.scientificName(),
              Objects.toString(taxon.commonName(), ""),
              Objects.toString(taxon.genus(), ""),
              Objects.toString(taxon.family(), ""),
              taxon.venomous().code()));
      csv.append('\n');
    }
    return csv.toString();
  }
}
