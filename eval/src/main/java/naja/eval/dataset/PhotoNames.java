package naja.eval.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.gallery.ReferencePhoto;

/// Finds the rows of data by the names that another table gives its photos.
final class PhotoNames {
  private static final int NAMED = 5;
  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<String, Integer> byStem = new HashMap<>();
  private final Path location;

  PhotoNames(Dataset data) {
    location = data.location();
    List<ReferencePhoto> photos = data.photos();
    for (int row = 0; row < photos.size(); row++) {
      byId.put(photos.get(row).imageId(), row);
      byStem.merge(stem(photos.get(row).imageId()), row, (_, _) -> SEVERAL);
    }
  }

  /// The row of every name: that of the photo with this image id, or of the only one whose file has
  /// this name without folder and ending.
  ///
  /// @throws DatasetException naming the lines of photos that are not there, or not only once
  int[] rows(Path file, List<String> names) {
    int[] rows = names.stream().mapToInt(this::row).toArray();
    List<String> bad = new ArrayList<>();
    for (int line = 0; line < rows.length; line++) {
      if (rows[line] < 0) {
        bad.add(
            "row %d (%s%s)"
                .formatted(
                    line + 1, names.get(line), rows[line] == SEVERAL ? ", several photos" : ""));
      }
    }
    if (!bad.isEmpty()) {
      throw new DatasetException(
          "%s: %d rows name no photo of %s: %s%s"
              .formatted(
                  file,
                  bad.size(),
                  location,
                  String.join(", ", bad.subList(0, Math.min(NAMED, bad.size()))),
                  bad.size() > NAMED ? ", ..." : ""));
    }
    return rows;
  }

  private int row(String name) {
    Integer row = byId.get(name);
    return row == null ? byStem.getOrDefault(stem(name), NONE) : row;
  }

  private static String stem(String id) {
    String name = id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
