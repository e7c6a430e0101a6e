package naja.eval.report;

import java.util.List;
import java.util.Locale;
import naja.calibration.Calibration;
import naja.calibration.CalibrationSample;
import naja.eval.metric.ReliabilityCurve;
import naja.gallery.GalleryManifest;

/// What a calibration is, and how far its probabilities agree with what happens.
///
/// @param photos that were asked about
/// @param known of them, those whose taxon has another observation
/// @param accuracy share of the known photos whose best candidate is right, 0 to 1
/// @param ece expected calibration error over the known photos, 15 bins, cross-fitted, 0 to 1
/// @param reliability the bins, from low to high confidence
public record CalibrationReport(
    Calibration calibration,
    int photos,
    int known,
    double accuracy,
    double ece,
    List<ReliabilityCurve.Bin> reliability,
    String encoder,
    long generation)
    implements Report {
  public CalibrationReport {
    reliability = List.copyOf(reliability);
  }

  /// Sums up what was asked.
  public static CalibrationReport of(
      GalleryManifest manifest,
      List<CalibrationSample> samples,
      Calibration calibration,
      ReliabilityCurve reliability) {
    int known = (int) samples.stream().filter(CalibrationSample::isKnown).count();
    long right = samples.stream().filter(CalibrationSample::isRight).count();
    return new CalibrationReport(
        calibration,
        samples.size(),
        known,
        (double) right / known,
        reliability.expectedCalibrationError(),
        reliability.bins(),
        manifest.encoder().encoderId(),
        manifest.generation());
  }

  /// A few lines for people.
  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            """
            gallery      encoder %s, generation %d
            scores       %s
            asked        %d photos, %d with another observation of their taxon
            right        %.4f
            ECE          %.4f (15 bins, cross-fitted over 5 folds of observations)
            temperature  %.5f
            absent       half at nearest cosine %.3f, prior %.3f

            confidence     photos  mean    right
            """,
            encoder,
            generation,
            calibration.scores(),
            photos,
            known,
            accuracy,
            ece,
            1 / calibration.scale(),
            -calibration.absence().intercept() / calibration.absence().slope(),
            calibration.absence().prior()));
    reliability.forEach(bin ->
        table.append(
            String.format(
                Locale.ROOT,
                "%.2f to %.2f   %6d  %.4f  %.4f%n",
                bin.from(),
                bin.to(),
                bin.count(),
                bin.confidence(),
                bin.accuracy())));
    return table.toString();
  }
}
