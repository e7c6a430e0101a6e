package naja.eval.split;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import naja.gallery.ReferencePhoto;

/// Every observation is asked about once, in the round of its fold, against all other folds. The
/// observations of a taxon are dealt to the folds one by one; a taxon's only one always answers.
///
/// @param folds at least 2
record KFold(int folds) implements SplitRule {
  static final String NAME = "k-fold";
  static final int USUAL = 5;

  @Override
  public String code() {
    return RuleText.of(NAME).with("folds", folds, USUAL).toString();
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    Map<String, Integer> foldOf = new HashMap<>();
    new StratifiedDraw(seed, StratifiedDraw.FIFTH)
        .shuffled(Units.taxonOfObservation(photos))
        .forEach((taxon, observations) -> {
          int start = Math.floorMod(taxon.hashCode(), folds);
          for (int i = 0; observations.size() > 1 && i < observations.size(); i++) {
            foldOf.put(observations.get(i), (start + i) % folds);
          }
        });
    List<Function<ReferencePhoto, Role>> rounds =
        IntStream.range(0, folds).mapToObj(fold -> round(foldOf, fold)).toList();
    return new Drawing(Hides.IMAGE, Set.of(), rounds);
  }

  private static Function<ReferencePhoto, Role> round(Map<String, Integer> foldOf, int fold) {
    return photo ->
        foldOf.getOrDefault(photo.observationId(), -1) == fold ? Role.TEST : Role.REFERENCE;
  }
}
