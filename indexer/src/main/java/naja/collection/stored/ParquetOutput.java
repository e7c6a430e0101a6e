package naja.collection.stored;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.gallery.ReferencePhoto;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// Writes a Parquet file, uncompressed (embeddings hardly shrink), with a checksum for every page.
final class ParquetOutput implements EmbeddingWriter {
  private static final String EMBEDDING = "embedding";
  private static final long ROW_GROUP_BYTES = 64L << 20;
  private static final int PAGE_ROWS = 20_000;
  private static final MessageType SCHEMA = schema();

  private final ParquetWriter<Row> writer;
  private boolean closed;

  private ParquetOutput(ParquetWriter<Row> writer) {
    this.writer = writer;
  }

  private record Row(ReferencePhoto photo, Embedding embedding) {}

  static ParquetOutput create(Path file, EncoderFingerprint encoder) throws IOException {
    return create(file, encoder, ROW_GROUP_BYTES, PAGE_ROWS);
  }

  /// @param pageRows most rows per page
  static ParquetOutput create(
      Path file, EncoderFingerprint encoder, long rowGroupBytes, int pageRows) throws IOException {
    OutputFile output = new LocalOutputFile(file);
    return new ParquetOutput(
        new Builder(output, EncoderNote.of(encoder))
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withDictionaryEncoding(EMBEDDING + ".list.element", false)
            .withPageWriteChecksumEnabled(true)
            .withRowGroupSize(rowGroupBytes)
            .withPageRowCountLimit(pageRows)
            .build());
  }

  private static MessageType schema() {
    var message = Types.buildMessage();
    for (String column : PhotoFacts.COLUMNS) {
      message.addField(
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column));
    }
    return message
        .addField(Types.requiredList().requiredElement(PrimitiveTypeName.FLOAT).named(EMBEDDING))
        .named("embeddings");
  }

  @Override
  public void write(ReferencePhoto photo, Embedding embedding) throws IOException {
    writer.write(new Row(photo, embedding));
  }

  @Override
  public void finish() throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      writer.close();
    }
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final Map<String, String> note;

    Builder(OutputFile file, Map<String, String> note) {
      super(file);
      this.note = note;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract in Parquet.
    protected WriteSupport<Row> getWriteSupport(Configuration unused) {
      return new RowWriting(note);
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration unused) {
      return new RowWriting(note);
    }
  }

  /// Turns a row into Parquet's events.
  private static final class RowWriting extends WriteSupport<Row> {
    private final Map<String, String> note;
    private @Nullable RecordConsumer out;

    RowWriting(Map<String, String> note) {
      this.note = note;
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract in Parquet.
    public WriteContext init(Configuration unused) {
      return new WriteContext(SCHEMA, note);
    }

    @Override
    public WriteContext init(ParquetConfiguration unused) {
      return new WriteContext(SCHEMA, note);
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = consumer;
    }

    @Override
    public void write(Row row) {
      RecordConsumer consumer = Objects.requireNonNull(out, "prepareForWrite comes first");
      consumer.startMessage();
      writeFacts(consumer, PhotoFacts.cells(row.photo()));
      writeList(consumer, row.embedding());
      consumer.endMessage();
    }

    private static void writeFacts(RecordConsumer out, List<@Nullable String> cells) {
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        if (cell != null) {
          out.startField(PhotoFacts.COLUMNS.get(i), i);
          out.addBinary(Binary.fromString(cell));
          out.endField(PhotoFacts.COLUMNS.get(i), i);
        }
      }
    }

    private static void writeList(RecordConsumer out, Embedding embedding) {
      int field = PhotoFacts.COLUMNS.size();
      out.startField(EMBEDDING, field);
      out.startGroup();
      out.startField("list", 0);
      for (int i = 0; i < embedding.dimension(); i++) {
        out.startGroup();
        out.startField("element", 0);
        out.addFloat(embedding.get(i));
        out.endField("element", 0);
        out.endGroup();
      }
      out.endField("list", 0);
      out.endGroup();
      out.endField(EMBEDDING, field);
    }
  }
}
