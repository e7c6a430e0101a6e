package naja.eval.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.Named;
import naja.gallery.ReferencePhoto;

/// Some taxa are wholly held out, as species that nobody has indexed: all their photos are asked
/// about and none answers. Of the others a stratified fifth is asked about.
///
/// @param fraction share of the taxa to hold out, above 0 and below 1
/// @param taxa to hold out in place of drawn ones; empty: draw
record OpenSet(double fraction, Set<String> taxa) implements SplitRule {
  static final String NAME = "open-set";

  OpenSet {
    taxa = Set.copyOf(taxa);
  }

  @Override
  public String code() {
    return RuleText.of(NAME)
        .with("fraction", fraction, StratifiedDraw.FIFTH)
        .with("taxa", String.join("+", new TreeSet<>(taxa)), "")
        .toString();
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    Set<String> all =
        photos.stream()
            .map(photo -> photo.taxon().id())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> heldOut = taxa.isEmpty() ? drawn(all, seed) : known(all);
    List<ReferencePhoto> rest =
        photos.stream().filter(photo -> !heldOut.contains(photo.taxon().id())).toList();
    Set<String> tests =
        new StratifiedDraw(seed, StratifiedDraw.FIFTH).of(Units.taxonOfObservation(rest));
    Function<ReferencePhoto, Role> roles =
        photo ->
            heldOut.contains(photo.taxon().id()) || tests.contains(photo.observationId())
                ? Role.TEST
                : Role.REFERENCE;
    return new Drawing(Hides.IMAGE, heldOut, List.of(roles));
  }

  private Set<String> drawn(Set<String> all, long seed) {
    List<String> order = new ArrayList<>(all);
    Collections.shuffle(order, new Random(seed));
    long wanted = Math.max(1, Math.round(fraction * order.size()));
    return Set.copyOf(order.subList(0, (int) Math.min(wanted, order.size() - 1L)));
  }

  private Set<String> known(Set<String> all) {
    List<String> unknown = taxa.stream().filter(taxon -> !all.contains(taxon)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new DatasetException(
          "split %s holds out taxa that no photo shows: %s"
              .formatted(code(), Named.first(unknown)));
    }
    return taxa;
  }
}
