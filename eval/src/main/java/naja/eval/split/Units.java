package naja.eval.split;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import naja.gallery.ReferencePhoto;

/// Photos by what belongs together in a draw.
final class Units {
  private Units() {}

  /// The taxon of every observation: that of its first photo.
  static SortedMap<String, String> taxonOfObservation(List<ReferencePhoto> photos) {
    return taxonOf(photos, ReferencePhoto::observationId);
  }

  static SortedMap<String, String> taxonOf(
      List<ReferencePhoto> photos, Function<ReferencePhoto, String> unit) {
    SortedMap<String, String> taxa = new TreeMap<>();
    photos.forEach(photo -> taxa.putIfAbsent(unit.apply(photo), photo.taxon().id()));
    return taxa;
  }

  /// Roles for photos of units that were drawn for the test, and none for others; where the draw
  /// took every photo of a taxon, its photos are left unused.
  static Map<String, Role> testing(
      List<ReferencePhoto> photos, Function<ReferencePhoto, Role> drawn) {
    Map<String, Integer> references = new HashMap<>();
    photos.stream()
        .filter(photo -> drawn.apply(photo).isReference())
        .forEach(photo -> references.merge(photo.taxon().id(), 1, Integer::sum));
    Set<String> answerable = references.keySet();
    Map<String, Role> roles = new HashMap<>();
    for (ReferencePhoto photo : photos) {
      Role role = drawn.apply(photo);
      boolean lost = role.isTest() && !answerable.contains(photo.taxon().id());
      roles.put(photo.imageId(), lost ? Role.UNUSED : role);
    }
    return roles;
  }
}
