package naja.encoder.card;

import java.nio.file.Path;
import java.util.List;
import naja.photo.ExifOrientation;
import naja.photo.transform.Preprocessing;
import naja.photo.transform.Preprocessing.CropOffset;
import naja.photo.transform.Preprocessing.Filter;
import naja.photo.transform.Preprocessing.Resize;

/// Reads the `.onnx_metadata.json` that birder writes beside an exported graph: input size and
/// colour statistics. Its inference squashes the whole photo to the input size with the bicubic
/// filter (centre crop 1.0) and ignores the EXIF orientation.
final class BirderPreprocessing {
  private BirderPreprocessing() {}

  static Preprocessing read(Path file) {
    CardSection root = JsonFile.read(file);
    CardSection statistics = root.section("rgb_stats").allow("mean", "std");
    int[] size = size(root.section("signature"));
    return statistics.checked(() ->
        new Preprocessing(
            ExifOrientation.IGNORED,
            new Resize.Exact(size[0], size[1]),
            Filter.BICUBIC,
            size[0],
            size[1],
            CropOffset.HALF_EVEN,
            1 / 255.0,
            statistics.numbers("mean"),
            statistics.numbers("std")));
  }

  private static int[] size(CardSection signature) {
    List<CardSection> inputs = signature.sections("inputs");
    if (inputs.size() != 1) {
      throw signature.refused("inputs", "must hold one input, got " + inputs.size());
    }
    List<Double> shape = inputs.getFirst().numbers("data_shape");
    if (shape.size() != 4 || shape.get(1) != 3 || shape.get(2) < 1 || shape.get(3) < 1) {
      throw signature.refused("inputs", "must have the shape [0, 3, height, width], got " + shape);
    }
    return new int[] {shape.get(3).intValue(), shape.get(2).intValue()};
  }
}
