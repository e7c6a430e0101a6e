package naja.eval.report;

import java.util.List;
import java.util.Locale;
import naja.eval.probe.EpochRecord;

/// The result of a probe: what was found on the test photos, and how the training went.
///
/// @param trainedOn photos that the layer was trained on
/// @param chosen what the photos set aside decided, empty if nothing
/// @param temperature that divides the scores before the softmax
/// @param curve one record per epoch; empty for methods without epochs
public record ProbeReport(
    EvaluationReport result,
    int trainedOn,
    String chosen,
    double temperature,
    List<EpochRecord> curve)
    implements Report {
  public ProbeReport {
    curve = List.copyOf(curve);
  }

  /// One JSON object: `result` as other protocols report it, `trained_on`, `chosen`, `temperature`
  /// and `curve` with one object per epoch.
  @Override
  public String toJson() {
    return Report.super.toJson();
  }

  /// A few lines for people, and one per epoch.
  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder(result.toTable());
    table.append(
        String.format(
            Locale.ROOT,
            "trained on   %d photos, temperature %.4g%s%n",
            trainedOn,
            temperature,
            chosen.isEmpty() ? "" : ", chosen " + chosen));
    if (!curve.isEmpty()) {
      table.append(
          String.format("%nepoch  rate       loss    accuracy  held-out loss  accuracy%n"));
    }
    curve.forEach(record -> table.append(line(record)));
    return table.toString();
  }

  private static String line(EpochRecord epoch) {
    Double loss = epoch.validationLoss();
    Double accuracy = epoch.validationAccuracy();
    return String.format(
        Locale.ROOT,
        "%5d  %.2e  %.4f  %.4f    %s%n",
        epoch.epoch(),
        epoch.learningRate(),
        epoch.loss(),
        epoch.accuracy(),
        loss == null || accuracy == null
            ? ""
            : String.format(Locale.ROOT, "%.4f         %.4f", loss, accuracy));
  }
}
