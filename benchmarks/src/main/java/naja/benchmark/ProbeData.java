package naja.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.eval.probe.LabelledRows;

/// Draws labelled embeddings from [LatentClusters], and writes them for programs that read NumPy
/// files.
///
/// @param classes clusters, each as likely as the others
record ProbeData(long seed, int classes) {
  LabelledRows draw(int rows) {
    LatentClusters clusters = new LatentClusters(seed, classes);
    double[][] features = new double[rows][LatentClusters.DIMENSION];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = clusters.drawTaxon();
      float[] values = clusters.draw(labels[row]);
      // The raw norm of a real encoder: unit vectors are under-fitted at C = 1.
      for (int i = 0; i < values.length; i++) {
        features[row][i] = values[i] * (float) Math.sqrt(values.length);
      }
    }
    return new LabelledRows(features, labels, classes);
  }

  /// Writes `x.npy` (float32, one row per photo) and `y.npy` (int32).
  static void write(LabelledRows data, Path folder) throws IOException {
    try (OutputStream out =
        open(folder.resolve("x.npy"), "<f4", data.size() + ", " + data.dimension())) {
      ByteBuffer row = ByteBuffer.allocate(4 * data.dimension()).order(ByteOrder.LITTLE_ENDIAN);
      for (double[] values : data.features()) {
        row.clear();
        for (double value : values) {
          row.putFloat((float) value);
        }
        out.write(row.array());
      }
    }
    try (OutputStream out = open(folder.resolve("y.npy"), "<i4", data.size() + ",")) {
      ByteBuffer labels = ByteBuffer.allocate(4 * data.size()).order(ByteOrder.LITTLE_ENDIAN);
      for (int label : data.classes()) {
        labels.putInt(label);
      }
      out.write(labels.array());
    }
  }

  private static OutputStream open(Path file, String type, String shape) throws IOException {
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
    int length = (dictionary.length() + 11 + 63) / 64 * 64 - 10;
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    out.write(
        new byte[] {
          (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) length, (byte) (length >> 8)
        });
    String padded = dictionary + " ".repeat(length - 1 - dictionary.length()) + "\n";
    out.write(padded.getBytes(StandardCharsets.US_ASCII));
    return out;
  }
}
