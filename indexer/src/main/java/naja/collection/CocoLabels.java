package naja.collection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// What a COCO file says its images show. Holds one small entry per annotated image; the images
/// themselves are streamed.
final class CocoLabels {
  /// What an image shows.
  sealed interface Shown {
    /// One taxon, on one or more annotations.
    record One(String category) implements Shown {}

    /// Different taxa, so that the photo as a whole has no label.
    record Several() implements Shown {}

    /// Nothing: no annotation, or one that says `empty`.
    record Nothing() implements Shown {}
  }

  static final String EMPTY = "empty";
  private static final Column ID = Column.of("id");
  private static final Column NAME = Column.of("name");
  private static final Column COMMON_NAME = Column.of("common_name");
  private static final Column GENUS = Column.of("genus");
  private static final Column FAMILY = Column.of("family");
  private static final Column IMAGE = Column.of("image_id");
  private static final Column CATEGORY = Column.of("category_id");
  private static final Shown NOTHING = new Shown.Nothing();
  private static final Shown SEVERAL = new Shown.Several();

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Shown> categories = new LinkedHashMap<>();
  private final List<Taxon> taxa = new ArrayList<>();
  private final Map<String, Shown> images = new HashMap<>();
  private final Map<String, String> licences = new HashMap<>();

  /// Reads categories, annotations and licences.
  ///
  /// @throws CollectionException naming file and line of what is wrong
  static CocoLabels read(Path file) {
    CocoLabels labels = new CocoLabels();
    forEach(file, "categories", labels::category);
    if (labels.names.isEmpty()) {
      throw new CollectionException(file + ": there are no categories, so no photo has a label");
    }
    forEach(file, "licenses", labels::licence);
    forEach(file, "annotations", labels::annotation);
    return labels;
  }

  Shown of(String image) {
    return images.getOrDefault(image, NOTHING);
  }

  /// The name of a licence that an image names by its number.
  @Nullable String licence(@Nullable String id) {
    return id == null ? null : licences.getOrDefault(id, id);
  }

  List<Taxon> taxa() {
    return List.copyOf(taxa);
  }

  private static void forEach(Path file, String array, Consumer<JsonRow> action) {
    try (Stream<JsonRow> rows = JsonArray.rows(file, array)) {
      rows.forEach(action);
    }
  }

  private void category(JsonRow row) {
    String id = row.require(ID);
    String name = row.require(NAME);
    if (names.put(id, name) != null) {
      throw row.error(ID, "the category " + id + " stands twice");
    }
    if (name.equalsIgnoreCase(EMPTY)) {
      categories.put(id, NOTHING);
      return;
    }
    categories.put(id, new Shown.One(name));
    taxa.add(
        new Taxon(
            name,
            ScientificName.normalize(name),
            row.text(COMMON_NAME),
            row.text(GENUS),
            row.text(FAMILY),
            Venomous.UNKNOWN));
  }

  private void licence(JsonRow row) {
    licences.put(row.require(ID), row.require(NAME));
  }

  private void annotation(JsonRow row) {
    String id = row.require(CATEGORY);
    Shown category = categories.get(id);
    if (category == null) {
      throw row.error(
          CATEGORY,
          "there is no category '%s'; the nearest one is '%s'"
              .formatted(id, EditDistance.nearest(id, names.keySet()).orElse("")));
    }
    images.merge(row.require(IMAGE), category, CocoLabels::both);
  }

  private static Shown both(Shown one, Shown other) {
    if (one instanceof Shown.Nothing) {
      return other;
    }
    return other instanceof Shown.Nothing || Objects.equals(one, other) ? one : SEVERAL;
  }
}
