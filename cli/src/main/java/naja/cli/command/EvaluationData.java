package naja.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.BiFunction;
import naja.collection.TaxaReader;
import naja.collection.stored.StoredEmbeddings;
import naja.collection.stored.StoredFormat;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.TaxaCheck;
import naja.eval.protocol.ScratchGallery;
import naja.eval.split.FileSplit;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What is evaluated, a gallery or files of embeddings, and how it is split.
final class EvaluationData {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--gallery", paramLabel = "G", description = "The gallery's folder.")
  private @Nullable Path gallery;

  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      description = "Or embeddings in a file: .npy, .parquet or .mat.")
  private @Nullable Path embeddings;

  @Option(
      names = "--labels",
      paramLabel = "CSV",
      description = "A line per row of --embeddings; default: in the file, or E.csv for E.npy.")
  private @Nullable Path labels;

  @Option(
      names = "--test-embeddings",
      paramLabel = "FILE",
      description =
          "Rows to ask about, with those of --embeddings as references; takes no --split.")
  private @Nullable Path testEmbeddings;

  @Option(names = "--test-labels", paramLabel = "CSV", description = "Their labels.")
  private @Nullable Path testLabels;

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

  @Option(
      names = "--taxa",
      paramLabel = "CSV",
      description = "A species.csv that must hold the taxon of every photo.")
  private @Nullable Path taxa;

  @Mixin private SplitOption split = new SplitOption();

  /// Does the work of a protocol that asks the Identifier; files become a temporary gallery first.
  ///
  /// @param usual the rule where the command line names no split
  <T> T withGallery(String usual, BiFunction<Gallery, Split, T> protocol) {
    requireOne();
    if (gallery != null) {
      try (Gallery opened = Gallery.open(gallery)) {
        return protocol.apply(opened, split(checked(Dataset.of(opened)), usual));
      }
    }
    Dataset data = data();
    Split drawn = split(data, usual);
    try (ScratchGallery scratch = ScratchGallery.of(data);
        Gallery opened = Gallery.open(scratch.folder())) {
      return protocol.apply(opened, drawn);
    }
  }

  /// Does the work of a protocol over vectors.
  ///
  /// @param usual the rule where the command line names no split
  <T> T withVectors(String usual, BiFunction<Dataset, Split, T> protocol) {
    Dataset data = data();
    return protocol.apply(data, split(data, usual));
  }

  /// Every photo, held in memory.
  Dataset data() {
    requireOne();
    if (gallery == null) {
      return checked(stored());
    }
    try (Gallery opened = Gallery.open(gallery)) {
      return checked(Dataset.of(opened));
    }
  }

  /// The gallery's folder; null where files are evaluated.
  @Nullable Path gallery() {
    return gallery;
  }

  /// The data and the split as options of a command that repeats the run.
  String text(String usual) {
    String from =
        gallery == null
            ? "--embeddings " + embeddings + optional(" --labels ", labels)
            : "--gallery " + gallery;
    String how =
        testEmbeddings == null
            ? " --split " + split.text(usual)
            : " --test-embeddings " + testEmbeddings + optional(" --test-labels ", testLabels);
    return from + how + " --seed " + split.seed();
  }

  long seed() {
    return split.seed();
  }

  private Split split(Dataset data, String usual) {
    if (testEmbeddings == null) {
      return split.of(data, usual);
    }
    if (split.isNamed()) {
      throw new ParameterException(
          spec.commandLine(), "--test-embeddings are the photos to ask about: leave --split out");
    }
    return split.listed(data, FileSplit.of(data, testEmbeddings));
  }

  private Dataset stored() {
    StoredEmbeddings references = open(requireNonNull(embeddings), labels);
    return testEmbeddings == null
        ? Dataset.of(references)
        : Dataset.ofPair(references, open(testEmbeddings, testLabels));
  }

  private StoredEmbeddings open(Path file, @Nullable Path csv) {
    return StoredEmbeddings.open(file, new StoredFormat(csv, labelColumn, embeddingColumn));
  }

  private Dataset checked(Dataset data) {
    if (taxa != null) {
      TaxaCheck.require(data, new TaxaReader(taxa).read(), taxa);
    }
    return data;
  }

  private void requireOne() {
    if ((gallery == null) == (embeddings == null)) {
      throw new ParameterException(
          spec.commandLine(), "name what is evaluated: --gallery G or --embeddings FILE");
    }
    if (embeddings == null && testEmbeddings != null) {
      throw new ParameterException(
          spec.commandLine(), "--test-embeddings needs --embeddings FILE to ask");
    }
  }

  private static String optional(String option, @Nullable Path file) {
    return file == null ? "" : option + file;
  }
}
