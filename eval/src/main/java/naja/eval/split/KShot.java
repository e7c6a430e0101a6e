package naja.eval.split;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.gallery.ReferencePhoto;

/// Few references for every taxon: `shots` of its photos, or all where it has fewer, drawn anew in
/// each round from those that a stratified split leaves. The same photos are asked about in every
/// round and for every number of shots of one seed, and one shot is among two, so that results can
/// be compared.
///
/// @param shots at least 1
/// @param repeats rounds, at least 1
/// @param fraction of the observations that are asked about, above 0 and below 1
record KShot(int shots, int repeats, double fraction) implements SplitRule {
  static final String NAME = "k-shot";
  static final int SHOTS = 5;
  static final int REPEATS = 5;

  @Override
  public String code() {
    return RuleText.of(NAME)
        .with("shots", shots, SHOTS)
        .with("repeats", repeats, REPEATS)
        .with("fraction", fraction, StratifiedDraw.FIFTH)
        .toString();
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    Set<String> tests = new StratifiedDraw(seed, fraction).of(Units.taxonOfObservation(photos));
    List<ReferencePhoto> rest =
        photos.stream().filter(photo -> !tests.contains(photo.observationId())).toList();
    List<Function<ReferencePhoto, Role>> rounds =
        IntStream.range(0, repeats)
            .mapToObj(repeat -> round(tests, chosen(rest, seed + repeat)))
            .toList();
    return new Drawing(Hides.IMAGE, Set.of(), rounds);
  }

  private Set<String> chosen(List<ReferencePhoto> rest, long seed) {
    return new StratifiedDraw(seed, fraction)
        .shuffled(Units.taxonOf(rest, ReferencePhoto::imageId)).values().stream()
            .flatMap(images -> images.stream().limit(shots))
            .collect(Collectors.toSet());
  }

  private static Function<ReferencePhoto, Role> round(Set<String> tests, Set<String> chosen) {
    return photo -> {
      if (tests.contains(photo.observationId())) {
        return Role.TEST;
      }
      return chosen.contains(photo.imageId()) ? Role.REFERENCE : Role.UNUSED;
    };
  }
}
