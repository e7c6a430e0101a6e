package naja.eval.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import naja.gallery.ReferencePhoto;

/// A share of all photos is asked about, ⌈max(fraction, taxa / photos) · photos⌉ of them, dealt to
/// the taxa in proportion by largest remainders: the split of the published prototype script
/// (`train_test_split(stratify=...)` of scikit-learn). It splits the photos of an observation.
///
/// scikit-learn settles equal remainders at random, here the earlier taxon gets the photo.
///
/// @param fraction above 0 and below 1
record Proportional(double fraction) implements SplitRule {
  static final String NAME = "proportional";
  static final double TENTH = 0.1;

  @Override
  public String code() {
    return RuleText.of(NAME).with("fraction", fraction, TENTH).toString();
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    SortedMap<String, List<String>> images =
        new StratifiedDraw(seed, fraction).shuffled(Units.taxonOf(photos, ReferencePhoto::imageId));
    Map<String, Role> roles = new HashMap<>();
    shares(images)
        .forEach((taxon, share) ->
            images
                .getOrDefault(taxon, List.of())
                .subList(0, share)
                .forEach(image -> roles.put(image, Role.TEST)));
    return Drawing.once(roles);
  }

  private Map<String, Integer> shares(SortedMap<String, List<String>> images) {
    int photos = images.values().stream().mapToInt(List::size).sum();
    int tests = (int) Math.ceil(Math.max(fraction, (double) images.size() / photos) * photos);
    Map<String, Integer> shares = new LinkedHashMap<>();
    Map<String, Double> remainders = new HashMap<>();
    images.forEach((taxon, all) -> {
      double exact = (double) all.size() * tests / photos;
      shares.put(taxon, (int) exact);
      remainders.put(taxon, exact - (int) exact);
    });
    List<String> order = new ArrayList<>(shares.keySet());
    order.sort(
        Comparator.comparing((String taxon) -> remainders.getOrDefault(taxon, 0.0)).reversed());
    int left = tests - shares.values().stream().mapToInt(Integer::intValue).sum();
    order.subList(0, left).forEach(taxon -> shares.merge(taxon, 1, Integer::sum));
    return shares;
  }
}
