package naja.encoder.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import naja.encoder.Embedding;
import naja.encoder.EncoderOptions;
import naja.encoder.Encoders;
import naja.encoder.ImageEncoder;
import naja.encoder.PhotoEmbedder;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.photo.PhotoLimits;
import naja.testkit.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltinEncoderIT {
  /// Measured: 0.735. Below this the encoder is not the one that its page describes.
  private static final double LEAST_RIGHT = 0.70;

  @TempDir private Path home;

  @Test
  void nearestOtherPhoto_inFlowers17_isOftenOfTheSameSpecies() throws IOException {
    List<Path> files = photos(TestData.require("images/flowers17"));

    List<float[]> directions = directions(files);

    assertThat(files).hasSize(1360);
    long right =
        IntStream.range(0, files.size())
            .filter(query ->
                species(files.get(query)).equals(species(files.get(nearest(query, directions)))))
            .count();
    assertThat((double) right / files.size()).isGreaterThan(LEAST_RIGHT);
  }

  private List<float[]> directions(List<Path> files) {
    try (ImageEncoder encoder =
        new Encoders(home).open("builtin", EncoderOptions.indexing("cpu"))) {
      var embedder = new PhotoEmbedder(new PhotoDecoder(PhotoLimits.DEFAULT), encoder);
      return files.parallelStream()
          .map(file -> direction(embedder.embed(List.of(photo(file))).getFirst()))
          .toList();
    }
  }

  private static String species(Path file) {
    return Objects.requireNonNull(file.getParent()).getFileName().toString();
  }

  private static List<Path> photos(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  private static Photo photo(Path file) {
    try {
      return new Photo(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static int nearest(int query, List<float[]> directions) {
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int other = 0; other < directions.size(); other++) {
      double cosine = dot(directions.get(query), directions.get(other));
      if (other != query && cosine > highest) {
        highest = cosine;
        best = other;
      }
    }
    return best;
  }

  private static float[] direction(Embedding embedding) {
    float[] values = embedding.toArray();
    double norm = Math.sqrt(dot(values, values));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] / norm);
    }
    return values;
  }

  private static double dot(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
