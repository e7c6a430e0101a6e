package naja.eval.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import naja.calibration.CalibrationFit;
import naja.calibration.FeatureScaling;
import naja.calibration.LinearHead;
import naja.encoder.Embedding;
import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.metric.Answered;
import naja.eval.metric.Prediction;
import naja.eval.probe.FeatureVariant;
import naja.eval.probe.LabelledRows;
import naja.eval.probe.ProbeMethod;
import naja.eval.probe.ProbeMethod.Layer;
import naja.eval.report.EvaluationReport;
import naja.eval.report.ProbeReport;
import naja.eval.split.LeakAudit;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.eval.split.SplitFit;
import naja.eval.split.StratifiedDraw;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.prototype.PrototypeVariant;
import naja.prototype.Prototypes;
import naja.prototype.TaxonScore;

/// How well a linear layer, trained on a gallery's references, names the photos of a split.
///
/// A fifth of every taxon's observations among the references is set aside: methods that choose do
/// so by it, and the temperature is fitted on it. Then the layer is trained again on all the
/// references, unless the method keeps what was chosen.
///
/// @param features what the layer sees of an embedding
/// @param seed of the part set aside and of the training's draws
public record ProbeProtocol(ProbeMethod method, FeatureVariant features, long seed) {
  private static final int ANSWERS = 5;

  /// The scale of cosines where none can be fitted: that of the vote of neighbours.
  private static final double USUAL_SCALE = 1 / 0.07;

  /// What was found, and the head that it was found with.
  public record Outcome(ProbeReport report, List<Answered> answers, LinearHead head) {
    public Outcome {
      answers = List.copyOf(answers);
    }
  }

  /// Trains and examines.
  ///
  /// @param command repeats this run; kept with the head
  /// @param progress is told what is being done
  /// @throws DatasetException if the split is not one of this gallery, hides different photos from
  ///   different queries, or leaves fewer than two taxa
  public Outcome run(Gallery gallery, Split split, String command, Consumer<String> progress) {
    Dataset data = Dataset.of(gallery);
    SplitFit.require(split, data);
    requireOneTraining(split);
    LeakAudit leaks = LeakAudit.of(data, split);
    List<StoredEmbedding> photos = data.embeddings();
    Set<String> references = split.references(0);
    List<StoredEmbedding> known =
        photos.stream().filter(photo -> references.contains(photo.imageId())).toList();
    List<Query> queries = Query.of(split, 0, photos);
    progress.accept("training on %d photos".formatted(known.size()));
    Training training = Training.of(this, known);
    LinearHead head = training.head(command);
    progress.accept("asking about %d photos".formatted(queries.size()));
    var origin = Origins.of(data, split, "probe", method.code() + "/" + features.code(), null);
    List<Answered> answers = Examination.answered(queries, predictions(head, queries), photos);
    return new Outcome(
        new ProbeReport(
            EvaluationReport.ofRounds(origin, List.of(answers), leaks),
            known.size(),
            training.layer().chosen(),
            head.training().temperature(),
            training.layer().curve()),
        answers,
        head);
  }

  private static List<Prediction> predictions(LinearHead head, List<Query> queries) {
    return queries.parallelStream()
        .map(query ->
            new Prediction(
                query.photo().taxonId(),
                head.score(query.photo().embedding()).stream()
                    .limit(ANSWERS)
                    .map(TaxonScore::taxonId)
                    .toList()))
        .toList();
  }

  private static void requireOneTraining(Split split) {
    if (split.rounds() > 1 || split.count(0, Role.BOTH) > 0) {
      throw new DatasetException(
          "a probe is trained once, but split %s hides other photos from every query: use stratified"
              .formatted(split.origin().rule()));
    }
  }

  /// A layer with what belongs to it.
  private record Training(
      ClassIndex classes,
      FeatureScaling scaling,
      Layer layer,
      int photos,
      double temperature,
      double prototypeScale) {
    static Training of(ProbeProtocol protocol, List<StoredEmbedding> known) {
      ClassIndex classes = ClassIndex.of(known.stream().map(StoredEmbedding::taxonId).toList());
      if (classes.size() < 2) {
        throw new DatasetException(
            "a probe needs references of 2 taxa or more, got " + classes.taxonIds());
      }
      Set<String> aside = aside(known, protocol.seed);
      List<StoredEmbedding> held =
          known.stream().filter(photo -> aside.contains(photo.observationId())).toList();
      List<StoredEmbedding> rest =
          known.stream().filter(photo -> !aside.contains(photo.observationId())).toList();
      FeatureScaling scaling = protocol.features.fit(raw(known));
      LabelledRows all = rows(known, classes, scaling);
      if (aside.isEmpty()) {
        Layer layer = protocol.method.train(all, null, protocol.seed);
        return new Training(classes, scaling, layer, known.size(), 1, USUAL_SCALE);
      }
      LabelledRows asked = rows(held, classes, scaling);
      Layer chosen = protocol.method.train(rows(rest, classes, scaling), asked, protocol.seed);
      double scale = CalibrationFit.scale(chosen.model().scores(asked.features()), asked.classes());
      return new Training(
          classes,
          scaling,
          protocol.method.refit(all, chosen, protocol.seed),
          known.size(),
          1 / scale,
          CalibrationFit.scale(cosines(rest, held, classes), asked.classes()));
    }

    private static Set<String> aside(List<StoredEmbedding> known, long seed) {
      SortedMap<String, String> taxonOf = new TreeMap<>();
      known.forEach(photo -> taxonOf.putIfAbsent(photo.observationId(), photo.taxonId()));
      return new StratifiedDraw(seed, StratifiedDraw.FIFTH).of(taxonOf);
    }

    LinearHead head(String command) {
      return new LinearHead(
          classes.taxonIds(),
          scaling,
          layer.model().classRows(),
          layer.model().bias(),
          new LinearHead.Training(command, photos, temperature, prototypeScale));
    }

    /// Cosines of photos to the prototypes of others, by class column.
    private static double[][] cosines(
        List<StoredEmbedding> references, List<StoredEmbedding> photos, ClassIndex classes) {
      Prototypes prototypes = Prototypes.of(references, PrototypeVariant.RAW_MEAN);
      return photos.stream()
          .map(photo -> byColumn(prototypes.score(photo.embedding()), classes))
          .toArray(double[][]::new);
    }

    private static double[] byColumn(List<TaxonScore> scores, ClassIndex classes) {
      double[] columns = new double[classes.size()];
      Arrays.fill(columns, -1);
      scores.forEach(score -> columns[classes.column(score.taxonId())] = score.score());
      return columns;
    }

    private static LabelledRows rows(
        List<StoredEmbedding> photos, ClassIndex classes, FeatureScaling scaling) {
      return new LabelledRows(
          FeatureVariant.apply(scaling, raw(photos)),
          classes.columns(photos.stream().map(StoredEmbedding::taxonId).toList()),
          classes.size());
    }

    private static double[][] raw(List<StoredEmbedding> photos) {
      return photos.stream().map(photo -> raw(photo.embedding())).toArray(double[][]::new);
    }

    private static double[] raw(Embedding embedding) {
      double[] values = new double[embedding.dimension()];
      Arrays.setAll(values, embedding::get);
      return values;
    }
  }
}
