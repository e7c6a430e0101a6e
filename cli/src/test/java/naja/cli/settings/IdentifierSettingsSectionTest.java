package naja.cli.settings;

import java.util.Map;
import naja.identify.IdentifierSettings;
import naja.identify.Scorer;
import naja.prototype.PrototypeVariant;

final class IdentifierSettingsSectionTest extends SectionContract<IdentifierSettings> {
  @Override
  String section() {
    return "identify";
  }

  @Override
  IdentifierSettings defaults() {
    return IdentifierSettings.DEFAULT;
  }

  @Override
  Map<String, String> values() {
    return Map.of(
        "scorer", "knn",
        "variant", "cl2n",
        "neighbours", "5",
        "temperature", "0.5",
        "limit", "3",
        "ambiguous_margin", "0.4",
        "harmless_mass", "0.02",
        "exact", "true");
  }

  @Override
  IdentifierSettings record() {
    return new IdentifierSettings(Scorer.KNN, PrototypeVariant.CL2N, 5, 0.5, 3, 0.4, 0.02, true);
  }

  @Override
  IdentifierSettings from(NajaSettings settings) {
    return settings.identify();
  }
}
