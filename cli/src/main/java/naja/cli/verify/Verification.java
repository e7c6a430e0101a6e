package naja.cli.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import naja.cli.command.Session;
import naja.cli.demo.DrawnCollection;
import naja.cli.settings.SettingsException;
import naja.cli.verify.ProtocolFile.Run;
import naja.collection.ImageFolderReader;
import naja.collection.Taxa;
import naja.collection.TaxaReader;
import naja.encoder.EncoderOptions;
import naja.encoder.Encoders;
import naja.encoder.ImageEncoder;
import naja.encoder.Pooling;
import naja.eval.dataset.Dataset;
import naja.eval.probe.FeatureVariant;
import naja.eval.probe.ProbeMethod;
import naja.eval.protocol.KnnProtocol;
import naja.eval.protocol.ProbeProtocol;
import naja.eval.protocol.PrototypeProtocol;
import naja.eval.report.EvaluationReport;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.indexer.Indexer;
import naja.prototype.PrototypeVariant;

/// Runs the protocol of a file: makes the gallery in a scratch folder, runs every evaluation on it
/// and compares the numbers.
///
/// @param name of the file
/// @param data the folder that the file's paths start from
record Verification(Session session, String name, ProtocolFile protocol, Path data) {
  /// What is missing to run it, in words; empty if nothing is.
  Optional<String> missing() {
    return Stream.of(
            protocol.dataset().images(), protocol.dataset().taxa(), protocol.encoder().folder())
        .filter(Objects::nonNull)
        .map(data::resolve)
        .filter(path -> !Files.exists(path))
        .findFirst()
        .map(path -> "there is no " + path + "; name the folder that it lies in: --data DIR");
  }

  /// Runs everything.
  ///
  /// @param scratch an empty folder
  List<Comparison> run(Path scratch) {
    Path gallery = scratch.resolve("gallery");
    index(scratch, gallery);
    List<Comparison> comparisons = new ArrayList<>();
    try (Gallery opened = Gallery.open(gallery)) {
      Dataset indexed = Dataset.of(opened);
      for (Run run : protocol.runs()) {
        session.err().println("running " + run.name());
        Split split = SplitPlan.parse(run.split(), run.seed()).draw(indexed);
        Map<String, Double> numbers = numbers(report(run, opened, split));
        run.expected()
            .forEach((number, expected) ->
                comparisons.add(
                    new Comparison(
                        name, run.name(), number, expected, run.tolerance(), numbers.get(number))));
      }
    }
    return comparisons;
  }

  private void index(Path scratch, Path gallery) {
    Path images;
    Taxa taxa;
    Long drawn = protocol.dataset().drawn();
    if (drawn != null) {
      DrawnCollection drawings = DrawnCollection.draw(scratch.resolve("drawn"), drawn);
      images = drawings.references();
      taxa = new TaxaReader(drawings.species()).read();
    } else {
      images = data.resolve(Objects.requireNonNull(protocol.dataset().images()));
      String species = protocol.dataset().taxa();
      taxa = species == null ? Taxa.none() : new TaxaReader(data.resolve(species)).read();
    }
    session.err().println("indexing " + images + " with " + protocol.encoder().id());
    try (ImageEncoder encoder = encoder(scratch)) {
      new Indexer(encoder, session.settings().index(), session.progress())
          .index(new ImageFolderReader(images), taxa, gallery);
    }
  }

  private ImageEncoder encoder(Path scratch) {
    var model = protocol.encoder();
    if (model.folder() == null) {
      return session.encoders().open(model.id(), EncoderOptions.indexing("cpu"));
    }
    Encoders encoders = new Encoders(scratch.resolve("home"));
    encoders.add(
        data.resolve(model.folder()),
        model.id(),
        Optional.ofNullable(model.tensor()),
        Optional.ofNullable(model.pooling()).map(Verification::pooling));
    return encoders.open(model.id(), EncoderOptions.indexing("cpu"));
  }

  private static Pooling pooling(String code) {
    return named("pooling", Pooling.values(), Pooling::code, code);
  }

  private static <T> T named(String what, T[] values, Function<T, String> code, String text) {
    return Stream.of(values)
        .filter(value -> code.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new SettingsException(
                "%s must be one of %s, got %s"
                    .formatted(what, Stream.of(values).map(code).toList(), text)));
  }

  private EvaluationReport report(Run run, Gallery gallery, Split split) {
    Map<String, String> settings = run.settings();
    return switch (run.protocol()) {
      case "prototypes" -> {
        allow(settings, Set.of("variant"));
        var variant =
            named(
                "variant",
                PrototypeVariant.values(),
                PrototypeVariant::code,
                settings.getOrDefault("variant", "raw-mean"));
        yield new PrototypeProtocol(variant).run(gallery, split);
      }
      case "knn" -> {
        allow(settings, Set.of("k"));
        yield new KnnProtocol(Integer.parseInt(settings.getOrDefault("k", "20")))
            .run(gallery, split);
      }
      case "probe" -> {
        allow(settings, Set.of("method", "features", "c"));
        double c = Double.parseDouble(settings.getOrDefault("c", "1"));
        var method =
            setting(() -> ProbeMethod.parse(settings.getOrDefault("method", "logistic"), c));
        var features =
            setting(() -> FeatureVariant.parse(settings.getOrDefault("features", "std")));
        yield new ProbeProtocol(method, features, run.seed())
            .run(gallery, split, "", _ -> {})
            .report()
            .result();
      }
      default ->
          throw new SettingsException(
              "%s: protocol must be prototypes, knn or probe, got %s"
                  .formatted(name, run.protocol()));
    };
  }

  private <T> T setting(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new SettingsException(name + ": " + e.getMessage());
    }
  }

  private void allow(Map<String, String> settings, Set<String> known) {
    for (String key : settings.keySet()) {
      if (!known.contains(key)) {
        throw new SettingsException(
            "%s: a run has no setting %s here; it has %s".formatted(name, key, known));
      }
    }
  }

  /// The numbers of a report by name.
  private static Map<String, Double> numbers(EvaluationReport report) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("n", (double) report.n());
    numbers.put("correct", (double) report.correct());
    numbers.put("leaks", (double) report.leaks().queries());
    report
        .scores()
        .forEach(score -> numbers.put(score.name().toLowerCase(Locale.ROOT), score.value()));
    return numbers;
  }
}
