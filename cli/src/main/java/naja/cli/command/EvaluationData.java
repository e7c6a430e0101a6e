package naja.cli.command;

import java.nio.file.Path;
import java.util.function.BiFunction;
import naja.eval.dataset.Dataset;
import naja.eval.metric.IntervalSeed;
import naja.eval.protocol.Subject;
import naja.eval.report.Report;
import naja.eval.report.TracedReport;
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

  @Mixin private PhotoSource source = new PhotoSource();

  @Option(
      names = "--test-embeddings",
      paramLabel = "FILE",
      description =
          "Rows to ask about, with those of --embeddings as references; takes no --split.")
  private @Nullable Path testEmbeddings;

  @Option(names = "--test-labels", paramLabel = "CSV", description = "Their labels.")
  private @Nullable Path testLabels;

  @Mixin private SplitOption split = new SplitOption();

  /// Does the work of a protocol that asks the Identifier; files become a temporary gallery first.
  ///
  /// @param usual the rule where the command line names no split
  <T> T withGallery(String usual, BiFunction<Gallery, Split, T> protocol) {
    requireOne();
    if (source.gallery() != null) {
      return source.withGallery(
          opened -> applied(protocol, opened, split(source.checked(Dataset.of(opened)), usual)));
    }
    Dataset data = data();
    Split drawn = split(data, usual);
    return PhotoSource.withScratch(data, opened -> applied(protocol, opened, drawn));
  }

  /// Does the work of a protocol over vectors.
  ///
  /// @param usual the rule where the command line names no split
  <T> T withVectors(String usual, BiFunction<Dataset, Split, T> protocol) {
    Dataset data = data();
    return applied(protocol, data, split(data, usual));
  }

  private <D, T> T applied(BiFunction<D, Split, T> protocol, D data, Split split) {
    return IntervalSeed.with(seed(), () -> protocol.apply(data, split));
  }

  /// A report with its provenance.
  ///
  /// @param split that [#withGallery] or [#withVectors] drew
  TracedReport traced(ReportPrinter printer, Report report, Split split) {
    return source.traced(printer, report, split, seed());
  }

  /// What a report on the gallery of [#withGallery] is about.
  Subject subject(Gallery gallery) {
    return source.subject(gallery);
  }

  /// Every photo, held in memory.
  Dataset data() {
    requireOne();
    return testEmbeddings == null
        ? source.data()
        : source.checked(Dataset.ofPair(source.file(), source.open(testEmbeddings, testLabels)));
  }

  /// The gallery's folder; null where files are evaluated.
  @Nullable Path gallery() {
    return source.gallery();
  }

  /// The data and the split as options of a command that repeats the run.
  String text(String usual) {
    String how =
        testEmbeddings == null
            ? " --split " + split.text(usual)
            : " --test-embeddings "
                + testEmbeddings
                + PhotoSource.optional(" --test-labels ", testLabels);
    return source.text() + how + " --seed " + split.seed();
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

  private void requireOne() {
    source.requireOne();
    if (source.embeddings() == null && testEmbeddings != null) {
      throw new ParameterException(
          spec.commandLine(), "--test-embeddings needs --embeddings FILE to ask");
    }
  }
}
