package naja.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.collection.stored.NpyFile;

/// Writes a seeded collection of embeddings: `e.npy` with the labels in `e.csv`, the taxa in
/// `species.csv`, and `queries.npy` from the same draw.
final class StoredCollection {
  private static final int PHOTOS_PER_OBSERVATION = 2;
  private static final String[] COUNTRIES = {"IN", "LK", "BR", "MX", "ZA", "AU", "US"};

  private final LatentClusters clusters;
  private final Path folder;

  StoredCollection(long seed, Path folder) {
    this.clusters = new LatentClusters(seed);
    this.folder = folder;
  }

  void write(int photos, int queries) throws IOException {
    Files.createDirectories(folder);
    writeTaxa();
    writePhotos(photos);
    try (NpyFile npy = NpyFile.create(folder.resolve("queries.npy"), LatentClusters.DIMENSION)) {
      for (int i = 0; i < queries; i++) {
        npy.write(i, clusters.draw(clusters.drawTaxon()));
      }
      npy.finish(queries);
    }
  }

  private void writeTaxa() throws IOException {
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("species.csv"))) {
      csv.write("class_id,scientific_name,genus,family,venomous\n");
      for (int taxon = 0; taxon < LatentClusters.TAXA; taxon++) {
        csv.write(
            "%d,Genus%d species%d,Genus%d,Family%d,%s%n"
                .formatted(taxon, taxon / 8, taxon, taxon / 8, taxon / 64, venomous(taxon)));
      }
    }
  }

  /// About a fifth is venomous, and of a tenth nobody knows.
  private static String venomous(int taxon) {
    return switch (taxon % 10) {
      case 0, 1 -> "yes";
      case 2 -> "unknown";
      default -> "no";
    };
  }

  private void writePhotos(int photos) throws IOException {
    try (NpyFile npy = NpyFile.create(folder.resolve("e.npy"), LatentClusters.DIMENSION);
        BufferedWriter csv = Files.newBufferedWriter(folder.resolve("e.csv"))) {
      csv.write("image_id,class_id,observation_id,country,subset\n");
      int taxon = 0;
      for (int i = 0; i < photos; i++) {
        int observation = i / PHOTOS_PER_OBSERVATION;
        if (i % PHOTOS_PER_OBSERVATION == 0) {
          taxon = clusters.drawTaxon();
        }
        npy.write(i, clusters.draw(taxon));
        String country = COUNTRIES[observation % COUNTRIES.length];
        csv.write("%d/%d.jpg,%d,%d,%s,train%n".formatted(taxon, i, taxon, observation, country));
      }
      npy.finish(photos);
    }
  }
}
