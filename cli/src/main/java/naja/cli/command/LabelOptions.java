package naja.cli.command;

import java.nio.file.Path;
import naja.collection.stored.StoredFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where in a file of embeddings, or beside it, the labels and vectors are.
final class LabelOptions {
  @Option(
      names = "--labels",
      paramLabel = "CSV",
      description = "For --embeddings: a line per row; default: in the file, or E.csv for E.npy.")
  private @Nullable Path csv;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description = "The column of the labels; default: taxon_id, label, class_id, ...")
  private @Nullable String labelColumn;

  @Option(
      names = "--embedding-column",
      paramLabel = "NAME",
      description = "The column or variable of the embeddings; default: whichever looks like it.")
  private @Nullable String embeddingColumn;

  /// The CSV that the user names; null where the file itself, or one beside it, holds the labels.
  @Nullable Path csv() {
    return csv;
  }

  /// The options as a command that repeats the run has them, each with a blank before it.
  String text() {
    return PhotoSource.optional(" --labels ", csv)
        + PhotoSource.optional(" --label-column ", labelColumn)
        + PhotoSource.optional(" --embedding-column ", embeddingColumn);
  }

  StoredFormat format() {
    return format(csv);
  }

  /// The same columns with the labels of another file.
  StoredFormat format(@Nullable Path labels) {
    return new StoredFormat(labels, labelColumn, embeddingColumn);
  }
}
