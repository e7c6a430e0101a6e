package naja.eval.report;

import java.util.List;
import java.util.Locale;
import naja.calibration.StoredEvaluation;
import naja.encoder.EncoderFingerprint;
import naja.eval.metric.Proportion;
import naja.eval.split.Leak;
import org.jspecify.annotations.Nullable;

/// Everything that is said of one gallery, or of embeddings in files: what `report.json` holds and
/// the page shows.
///
/// @param evaluation of the scorer that the service answers with
/// @param protocols the same photos answered in several ways, the service's own way first
/// @param taxa every taxon of the gallery, ascending by id
/// @param calibration whose probabilities and verdicts this report tells of
/// @param confusion photos by truth and first answer, where there are any
/// @param venom what became of the photos of venomous taxa
/// @param dangerous photos of venomous taxa that were named a harmless one, the worst first
/// @param wrong other wrong answers, by the widest margin first
/// @param right answers that were right by the widest margin, at most one per taxon
/// @param supportCurve top-1 by references per taxon; empty if it was not measured
/// @param leaks queries that the references knew already, the most similar first, at most 200
/// @param map where the photos lie
public record GalleryReport(
    Provenance provenance,
    StoredEvaluation evaluation,
    List<EvaluationReport> protocols,
    List<TaxonLine> taxa,
    Calibrated calibration,
    List<Cell> confusion,
    Venom venom,
    List<Example> dangerous,
    List<Example> wrong,
    List<Example> right,
    List<SupportPoint> supportCurve,
    List<Leak> leaks,
    PhotoMap map)
    implements Report {
  public GalleryReport {
    protocols = List.copyOf(protocols);
    taxa = List.copyOf(taxa);
    confusion = List.copyOf(confusion);
    dangerous = List.copyOf(dangerous);
    wrong = List.copyOf(wrong);
    right = List.copyOf(right);
    supportCurve = List.copyOf(supportCurve);
    leaks = List.copyOf(leaks);
  }

  /// Where the numbers come from.
  ///
  /// @param gallery the folder's name; null where files of embeddings were evaluated
  /// @param files those files, the embeddings first; empty for a gallery
  /// @param generation of the gallery; 0 for files
  /// @param splitSha256 equal for equal splits
  /// @param version of Naja
  /// @param commit that this Naja was built from, or `unknown`
  public record Provenance(
      @Nullable String gallery,
      List<SourceFile> files,
      EncoderFingerprint encoder,
      long generation,
      int photos,
      int observations,
      int taxa,
      String splitSha256,
      long seed,
      String version,
      String commit) {
    public Provenance {
      files = List.copyOf(files);
    }

    /// What people call it: the gallery, or the file of embeddings.
    public String title() {
      return gallery == null ? files.getFirst().name() : gallery;
    }
  }

  /// How answers of this report got their probabilities: never by the calibration that the gallery
  /// keeps, which was fitted on the photos that are asked about.
  ///
  /// @param fittedOn which photos, in words
  /// @param photos that were looked at, in the round that had the fewest
  /// @param measured answers whose confidence the reliability counts: those to photos whose taxon
  ///   had a reference
  /// @param prior share of queries taken to show a taxon that the gallery lacks
  /// @param harmlessMass of the settings, up to which a photo may be called likely harmless
  public record Calibrated(
      String fittedOn, int photos, int measured, double prior, double harmlessMass) {}

  /// A taxon as the gallery knows it.
  ///
  /// @param venomous yes, no or unknown
  /// @param photos that the gallery has of it
  public record TaxonLine(
      String id,
      String scientificName,
      @Nullable String commonName,
      @Nullable String genus,
      @Nullable String family,
      String venomous,
      int photos) {}

  /// How many photos of one taxon were first named another, or rightly.
  public record Cell(String truth, String answer, int photos) {}

  /// The photos of venomous taxa, and what caution with them costs the others.
  ///
  /// @param namedHarmless photos of venomous taxa whose first answer is a taxon known to be
  ///   harmless
  /// @param calledLikelyHarmless those that the service would call so
  /// @param harmlessCalledSo photos of harmless taxa that it would call so
  public record Venom(Part namedHarmless, Part calledLikelyHarmless, Part harmlessCalledSo) {}

  /// Some of the photos that were asked about.
  ///
  /// @param of how many photos
  /// @param rate photos / of; null where there are none
  /// @param low of the 95 % Wilson interval over observations, 0 without photos
  /// @param high 1 without photos
  public record Part(int photos, int of, @Nullable Double rate, double low, double high) {
    public static Part of(Proportion share) {
      return new Part(
          share.hits(), share.n(), share.n() == 0 ? null : share.rate(), share.low(), share.high());
    }
  }

  /// One query with its answer.
  ///
  /// @param danger the danger verdict's word
  /// @param answers best first, at most five
  /// @param evidence reference photos that speak for the answers, the best answer's first
  public record Example(
      String imageId,
      String observationId,
      String truth,
      String danger,
      List<Ranked> answers,
      List<Near> evidence) {
    public Example {
      answers = List.copyOf(answers);
      evidence = List.copyOf(evidence);
    }

    /// The best score less the true taxon's, or the next best one's where the answer is right; 0
    /// where there is nothing to compare with.
    public double margin() {
      if (answers.size() < 2) {
        return 0;
      }
      Ranked best = answers.getFirst();
      return best.score()
          - answers.stream()
              .skip(1)
              .filter(other -> best.taxonId().equals(truth) || other.taxonId().equals(truth))
              .findFirst()
              .orElse(answers.getLast())
              .score();
    }
  }

  /// A taxon that was answered.
  ///
  /// @param probability calibrated; null without a calibration
  public record Ranked(String taxonId, double score, @Nullable Double probability) {}

  /// A reference photo near a query.
  ///
  /// @param similarity cosine, -1 to 1
  public record Near(String imageId, String taxonId, double similarity) {}

  /// Top-1 with as many references per taxon.
  public record SupportPoint(int references, double value, double low, double high) {}

  /// Photos on the plane of their first two principal components.
  ///
  /// @param shareX part of the variance along the first one, 0 to 1
  /// @param photos that the gallery has; not all of them need a point
  public record PhotoMap(double shareX, double shareY, int photos, List<Point> points) {
    public PhotoMap {
      points = List.copyOf(points);
    }
  }

  /// A photo's place.
  ///
  /// @param right whether it was named rightly; null if it was not asked about
  /// @param answer what it was named; null if nothing
  public record Point(
      String imageId,
      String taxonId,
      float x,
      float y,
      @Nullable Boolean right,
      @Nullable String answer) {}

  /// The summary as a few lines for people.
  @Override
  public String toTable() {
    return String.format(
        Locale.ROOT,
        """
        scores       %s
        split        %s
        asked        %d photos of %d observations, %d taxa
        top-1        %s
        top-3        %s
        top-5        %s
        macro F1     %s
        ECE          %s
        calibration  fitted on %s
        venomous     %d photos, %d named a harmless taxon, %d called likely harmless
        harmless     %d photos, %d called likely harmless
        """,
        evaluation.scores(),
        evaluation.split(),
        evaluation.photos(),
        evaluation.observations(),
        evaluation.taxa().size(),
        text(evaluation.top1()),
        text(evaluation.top3()),
        text(evaluation.top5()),
        text(evaluation.macroF1()),
        evaluation.reliability().bins().isEmpty()
            ? "none, the references are too few for a calibration"
            : String.format(
                Locale.ROOT,
                "%.4f over %d answers",
                evaluation.reliability().ece(),
                calibration.measured),
        calibration.fittedOn,
        venom.namedHarmless.of,
        venom.namedHarmless.photos,
        venom.calledLikelyHarmless.photos,
        venom.harmlessCalledSo.of,
        venom.harmlessCalledSo.photos);
  }

  private static String text(StoredEvaluation.Share share) {
    return String.format(
        Locale.ROOT, "%.4f (%.4f to %.4f)", share.value(), share.low(), share.high());
  }
}
