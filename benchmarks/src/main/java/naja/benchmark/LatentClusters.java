package naja.benchmark;

import java.util.SplittableRandom;

/// Draws embeddings that are as hard to search as real ones: taxa are clusters that overlap in a
/// latent space of few dimensions, seen through a random projection and noise.
///
/// Plain Gaussian noise has no neighbours worth finding, and clusters that stand apart prove
/// nothing. With these values a photo's nearest neighbours are mostly, not always, of its taxon.
final class LatentClusters {
  static final int TAXA = 1_784;
  static final int DIMENSION = 768;
  private static final int LATENT = 96;

  /// Standard deviation of a photo around its taxon's centre; the centres' own is 1.
  private static final double SCATTER = 1.3;

  /// Standard deviation of the noise per dimension; the signal's is about 1.6.
  private static final double NOISE = 0.3;

  private final SplittableRandom random;
  private final float[][] centres;
  private final float[][] projection = new float[LATENT][DIMENSION];

  LatentClusters(long seed) {
    this(seed, TAXA);
  }

  /// @param taxa clusters, at least 1
  LatentClusters(long seed, int taxa) {
    random = new SplittableRandom(seed);
    centres = new float[taxa][LATENT];
    for (float[] centre : centres) {
      fill(centre, 1);
    }
    for (float[] row : projection) {
      fill(row, 1 / Math.sqrt(LATENT));
    }
  }

  /// A taxon by its number, each as likely as the others.
  int drawTaxon() {
    return random.nextInt(centres.length);
  }

  /// An embedding of unit length near the centre of a taxon.
  float[] draw(int taxon) {
    float[] values = new float[DIMENSION];
    fill(values, NOISE);
    for (int i = 0; i < LATENT; i++) {
      float latent = (float) (centres[taxon][i] + SCATTER * random.nextGaussian());
      float[] row = projection[i];
      for (int j = 0; j < values.length; j++) {
        values[j] += latent * row[j];
      }
    }
    return normalised(values);
  }

  private void fill(float[] values, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
  }

  private static float[] normalised(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    double norm = Math.sqrt(sum);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] / norm);
    }
    return values;
  }
}
