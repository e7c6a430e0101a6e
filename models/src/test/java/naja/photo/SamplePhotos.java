package naja.photo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The small photos in the test resources, and what Pillow made of them (see `make.py` there).
final class SamplePhotos {
  private SamplePhotos() {}

  /// One line of `expected.csv`.
  record Expected(
      String photo,
      int width,
      int height,
      String rgb,
      String bicubic,
      String bilinear,
      String squashed) {
    @Override
    public String toString() {
      return photo;
    }
  }

  static List<Expected> expected() {
    String csv = new String(bytes("expected.csv"), StandardCharsets.UTF_8);
    return csv.lines().skip(1).map(SamplePhotos::parse).toList();
  }

  private static Expected parse(String line) {
    List<String> cells = List.of(line.split(",", -1));
    return new Expected(
        cells.get(0),
        Integer.parseInt(cells.get(1)),
        Integer.parseInt(cells.get(2)),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        cells.get(6));
  }

  static Photo photo(String name) {
    return new Photo(name, bytes(name));
  }

  static byte[] bytes(String name) {
    try (InputStream in = SamplePhotos.class.getResourceAsStream("/photos/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
