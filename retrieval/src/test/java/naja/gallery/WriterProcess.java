package naja.gallery;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;

/// Writes a gallery in a Java process of its own, so that a test can kill it.
final class WriterProcess {
  static final int DIMENSION = 16;
  static final EncoderFingerprint ENCODER =
      new EncoderFingerprint("made-up", "0".repeat(64), "none", "none", DIMENSION);

  private WriterProcess() {}

  /// Writes photos for ever: says `open`, then after every commit `committed` and the number of
  /// photos, and between the commits `put`.
  ///
  /// @param args the gallery's folder, photos per commit
  public static void main(String[] args) {
    int batch = Integer.parseInt(args[1]);
    try (GalleryWriter writer = GalleryWriter.open(Path.of(args[0]), ENCODER)) {
      System.out.println("open");
      Random random = new Random(3);
      for (int number = writer.manifest().photos(); ; ) {
        for (int i = 0; i < batch; i++) {
          writer.put(photo(number++), embedding(random), new byte[100]);
        }
        System.out.println("put");
        System.out.println("committed " + writer.commit().photos());
      }
    }
  }

  static ReferencePhoto photo(int number) {
    String id = "photo-" + number;
    Taxon taxon = Taxon.labelled("taxon-" + number % 7);
    return ReferencePhoto.bare(id, id, taxon, id + ".jpg", "00");
  }

  static Embedding embedding(Random random) {
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.of(values);
  }

  static Process start(Path folder, int batch) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                folder.toString(),
                Integer.toString(batch)))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// Reads what the process says up to a line that begins with a word, and returns that line.
  static String await(Process process, BufferedReader output, String word) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(word)) {
        return line;
      }
    }
    throw new AssertionError("the writer ended before it said " + word + ": " + process);
  }

  static BufferedReader output(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }
}
