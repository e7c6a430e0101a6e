package naja.collection.stored;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.ReferencePhoto;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.json.JsonMapper;

/// Writes a NumPy matrix, its labels as CSV and its encoder as JSON.
final class NpyWriter implements EmbeddingWriter {
  private final Path file;
  private final EncoderFingerprint encoder;
  private final NpyFile matrix;
  private final CSVPrinter labels;
  private long rows;

  private NpyWriter(Path file, EncoderFingerprint encoder, NpyFile matrix, CSVPrinter labels) {
    this.file = file;
    this.encoder = encoder;
    this.matrix = matrix;
    this.labels = labels;
  }

  static NpyWriter create(Path file, EncoderFingerprint encoder) throws IOException {
    BufferedWriter csv = Files.newBufferedWriter(StoredFormat.besideOf(file, ".csv"));
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(PhotoFacts.COLUMNS.toArray(String[]::new))
            .setRecordSeparator('\n')
            .get();
    NpyFile matrix = NpyFile.create(file, encoder.dimension());
    return new NpyWriter(file, encoder, matrix, new CSVPrinter(csv, format));
  }

  @Override
  public void write(ReferencePhoto photo, Embedding embedding) throws IOException {
    matrix.write(rows++, embedding.toArray());
    labels.printRecord(PhotoFacts.cells(photo));
  }

  @Override
  public void finish() throws IOException {
    labels.flush();
    Files.writeString(
        StoredFormat.besideOf(file, ".json"),
        JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(EncoderNote.of(encoder))
            + "\n");
    matrix.finish(rows);
  }

  @Override
  public void close() throws IOException {
    try (matrix) {
      labels.close();
    }
  }
}
