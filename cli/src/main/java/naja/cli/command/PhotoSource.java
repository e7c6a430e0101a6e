package naja.cli.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import naja.collection.Taxa;
import naja.collection.TaxaReader;
import naja.collection.stored.StoredEmbeddings;
import naja.collection.stored.StoredFormat;
import naja.encoder.EncoderFingerprint;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.TaxaCheck;
import naja.eval.protocol.ScratchGallery;
import naja.eval.protocol.Subject;
import naja.eval.report.Report;
import naja.eval.report.SourceFile;
import naja.eval.report.TracedReport;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where photos come from: a gallery, or a file of embeddings with their labels.
final class PhotoSource {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--gallery", paramLabel = "G", description = "The gallery's folder.")
  private @Nullable Path gallery;

  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      description = "Or embeddings in a file: .npy, .parquet or .mat.")
  private @Nullable Path embeddings;

  @Mixin private LabelOptions labels = new LabelOptions();

  @Option(
      names = "--taxa",
      paramLabel = "CSV",
      description = {
        "A species.csv that must hold the taxon of every photo; for --embeddings also what is known of",
        "the taxa."
      })
  private @Nullable Path taxa;

  /// What made the embeddings, once they have been opened; null where nobody says.
  private @Nullable EncoderFingerprint encoder;

  /// Files that have been read.
  private final Set<Path> read = new LinkedHashSet<>();

  /// Of the gallery; 0 for files.
  private long generation;

  /// The gallery's folder; null where a file is evaluated.
  @Nullable Path gallery() {
    return gallery;
  }

  /// The file of embeddings; null where a gallery is evaluated.
  @Nullable Path embeddings() {
    return embeddings;
  }

  /// Every photo, held in memory.
  Dataset data() {
    requireOne();
    if (embeddings != null) {
      return checked(Dataset.of(file()));
    }
    try (Gallery opened = opened()) {
      return checked(Dataset.of(opened));
    }
  }

  /// Does work on the gallery; a file becomes a temporary one first.
  <T> T withGallery(Function<Gallery, T> work) {
    requireOne();
    if (embeddings == null) {
      try (Gallery opened = opened()) {
        if (taxa != null) {
          checked(Dataset.of(opened));
        }
        return work.apply(opened);
      }
    }
    return withScratch(data(), work);
  }

  /// Does work on a temporary gallery of data.
  static <T> T withScratch(Dataset data, Function<Gallery, T> work) {
    try (ScratchGallery scratch = ScratchGallery.of(data);
        Gallery opened = Gallery.open(scratch.folder())) {
      return work.apply(opened);
    }
  }

  /// Reads another file in the same way.
  StoredEmbeddings open(Path file, @Nullable Path csv) {
    return open(file, labels.format(csv));
  }

  private StoredEmbeddings open(Path file, StoredFormat format) {
    StoredEmbeddings opened = StoredEmbeddings.open(file, format);
    encoder = opened.encoder().orElse(encoder);
    read.addAll(format.files(file));
    return opened;
  }

  /// The file itself, where one is evaluated.
  StoredEmbeddings file() {
    return open(requireNonNull(embeddings), labels.format());
  }

  /// The data, if the list of taxa holds all of theirs; embeddings learn from it what their taxa
  /// are.
  Dataset checked(Dataset data) {
    if (taxa == null) {
      return data;
    }
    Taxa listed = new TaxaReader(taxa).read();
    TaxaCheck.require(data, listed, taxa);
    if (embeddings == null) {
      return data;
    }
    read.add(taxa);
    return data.named(listed);
  }

  /// The source as options of a command that repeats the run.
  String text() {
    return gallery == null
        ? "--embeddings " + embeddings + labels.text() + optional(" --taxa ", taxa)
        : "--gallery " + gallery;
  }

  /// @throws ParameterException unless exactly one of the two is named
  void requireOne() {
    if ((gallery == null) == (embeddings == null)) {
      throw new ParameterException(
          spec.commandLine(), "name what is evaluated: --gallery G or --embeddings FILE");
    }
  }

  /// A report on what has been opened, with its provenance.
  ///
  /// @param split null where nothing is split
  /// @param seed null where nothing is drawn
  TracedReport traced(
      ReportPrinter printer, Report report, @Nullable Split split, @Nullable Long seed) {
    return printer.traced(report, encoder, generation, files(), split, seed);
  }

  /// What a report on an open gallery is about: the gallery, or the files that have been read.
  Subject subject(Gallery opened) {
    return embeddings == null ? Subject.of(opened) : Subject.ofFiles(opened, encoder, files());
  }

  private List<SourceFile> files() {
    return read.stream().map(SourceFile::of).toList();
  }

  private Gallery opened() {
    Gallery opened = Gallery.open(requireNonNull(gallery));
    encoder = opened.manifest().encoder();
    generation = opened.manifest().generation();
    return opened;
  }

  static String optional(String option, @Nullable Object value) {
    return value == null ? "" : option + value;
  }
}
