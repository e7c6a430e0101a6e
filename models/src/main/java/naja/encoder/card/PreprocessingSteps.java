package naja.encoder.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing;
import naja.photo.transform.Preprocessing.CropOffset;
import naja.photo.transform.Preprocessing.Filter;
import naja.photo.transform.Preprocessing.Resize;

/// The preprocessing as a card writes it: a list of steps in the order in which they run.
final class PreprocessingSteps {
  private static final List<String> ORDER =
      List.of("exif-orientation", "resize", "centre-crop", "rescale", "normalise");

  private PreprocessingSteps() {}

  /// Reads the list; empty when all of it or its mean or std is unknown.
  static Optional<Preprocessing> read(CardSection root, String key, EncoderCard.Input input) {
    if (root.isUnknown(key)) {
      return Optional.empty();
    }
    Map<String, CardSection> steps = ordered(root, key);
    CardSection normalise = step(steps, "normalise").section("normalise").allow("mean", "std");
    Optional<List<Double>> mean = normalise.known("mean", normalise::numbers);
    Optional<List<Double>> std = normalise.known("std", normalise::numbers);
    CardSection resizing = step(steps, "resize").section("resize");
    Resize resize = resize(resizing);
    CropOffset offset = crop(root, key, steps, resize, input);
    if (mean.isEmpty() || std.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        normalise.checked(() ->
            new Preprocessing(
                word(step(steps, "exif-orientation"), "exif-orientation", ExifOrientation.values()),
                resize,
                word(resizing, "filter", Filter.values()),
                input.width(),
                input.height(),
                offset,
                step(steps, "rescale").number("rescale"),
                mean.get(),
                std.get())));
  }

  private static Map<String, CardSection> ordered(CardSection root, String key) {
    Map<String, CardSection> steps = new LinkedHashMap<>();
    for (CardSection step : root.sections(key)) {
      step.allow(ORDER.toArray(String[]::new));
      if (step.keys().size() != 1) {
        throw root.refused(key, "holds one step per list entry, got " + step.keys());
      }
      steps.put(step.keys().iterator().next(), step);
    }
    List<String> expected = new ArrayList<>(ORDER);
    if (!steps.containsKey("centre-crop")) {
      expected.remove("centre-crop");
    }
    if (!List.copyOf(steps.keySet()).equals(expected)) {
      throw root.refused(
          key, "must hold the steps %s in this order, got %s".formatted(ORDER, steps.keySet()));
    }
    return steps;
  }

  private static CardSection step(Map<String, CardSection> steps, String name) {
    return Objects.requireNonNull(steps.get(name), name);
  }

  private static Resize resize(CardSection section) {
    section.allow("shortest-edge", "width", "height", "filter");
    if (section.has("shortest-edge") && !section.has("width") && !section.has("height")) {
      return new Resize.ShortestEdge(section.positive("shortest-edge"));
    }
    if (section.has("shortest-edge")) {
      throw section.refused("shortest-edge", "excludes width and height");
    }
    return new Resize.Exact(section.positive("width"), section.positive("height"));
  }

  private static CropOffset crop(
      CardSection root,
      String key,
      Map<String, CardSection> steps,
      Resize resize,
      EncoderCard.Input input) {
    CardSection step = steps.get("centre-crop");
    if (step == null) {
      if (!resize.equals(new Resize.Exact(input.width(), input.height()))) {
        throw root.refused(key, "needs a centre-crop unless resize gives the input's exact size");
      }
      return CropOffset.FLOOR;
    }
    CardSection crop = step.section("centre-crop").allow("width", "height", "offset");
    if (crop.positive("width") != input.width() || crop.positive("height") != input.height()) {
      throw crop.refused(
          "width", "and height must be the input's " + input.width() + " x " + input.height());
    }
    return word(crop, "offset", CropOffset.values());
  }

  private static <T extends Enum<T>> T word(CardSection section, String key, T[] values) {
    return section.choice(key, List.of(values), PreprocessingSteps::word);
  }

  /// The word for an enum constant: `HALF_EVEN` is `half-even`.
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The steps as maps and lists, ready to be written.
  static List<Map<String, Object>> write(Preprocessing preprocessing) {
    Map<String, Object> resize = new LinkedHashMap<>();
    switch (preprocessing.resize()) {
      case Resize.ShortestEdge(int size) -> resize.put("shortest-edge", size);
      case Resize.Exact(int width, int height) -> {
        resize.put("width", width);
        resize.put("height", height);
      }
    }
    resize.put("filter", word(preprocessing.filter()));
    Map<String, Object> crop = new LinkedHashMap<>();
    crop.put("width", preprocessing.cropWidth());
    crop.put("height", preprocessing.cropHeight());
    crop.put("offset", word(preprocessing.cropOffset()));
    Map<String, Object> normalise = new LinkedHashMap<>();
    normalise.put("mean", preprocessing.mean());
    normalise.put("std", preprocessing.std());
    return List.of(
        Map.of("exif-orientation", word(preprocessing.orientation())),
        Map.of("resize", resize),
        Map.of("centre-crop", crop),
        Map.of("rescale", preprocessing.rescale()),
        Map.of("normalise", normalise));
  }
}
