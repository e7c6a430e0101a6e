package naja.eval.split;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import naja.gallery.ReferencePhoto;

/// How many photos, or observations, a taxon needs to take part in a split: all others are left
/// out. Published code counts photos, and reads a minimum of n as "more than n" or as "at least n".
record Minimum(Unit unit, boolean strict, int count) {
  static final Minimum NONE = new Minimum(Unit.PHOTO, false, 0);

  /// What is counted.
  enum Unit {
    PHOTO,
    OBSERVATION
  }

  static Minimum of(RuleOptions options) {
    Minimum minimum = NONE;
    for (Unit unit : Unit.values()) {
      for (boolean strict : new boolean[] {false, true}) {
        int count = options.count(key(unit, strict), 0, 0);
        if (count > 0 && minimum.count > 0) {
          throw new IllegalArgumentException(
              "split %s takes one minimum, got %s and %s"
                  .formatted(options.name(), minimum.key(), key(unit, strict)));
        }
        minimum = count > 0 ? new Minimum(unit, strict, count) : minimum;
      }
    }
    return minimum;
  }

  /// As it is written after a rule; empty if there is none.
  String code() {
    return count == 0 ? "" : ",%s=%d".formatted(key(), count);
  }

  /// Whether a photo's taxon has enough of them.
  Predicate<ReferencePhoto> met(List<ReferencePhoto> photos) {
    Map<String, Set<String>> units = new HashMap<>();
    photos.forEach(
        photo -> units.computeIfAbsent(photo.taxon().id(), _ -> new HashSet<>()).add(unit(photo)));
    Set<String> enough =
        units.entrySet().stream()
            .filter(taxon -> taxon.getValue().size() >= (strict ? count + 1 : count))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return photo -> enough.contains(photo.taxon().id());
  }

  private String unit(ReferencePhoto photo) {
    return unit == Unit.PHOTO ? photo.imageId() : photo.observationId();
  }

  private String key() {
    return key(unit, strict);
  }

  private static String key(Unit unit, boolean strict) {
    return (strict ? "more-than" : "at-least") + (unit == Unit.PHOTO ? "" : "-observations");
  }
}
