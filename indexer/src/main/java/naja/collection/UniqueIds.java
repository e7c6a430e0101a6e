package naja.collection;

import java.util.HashMap;
import java.util.Map;

/// Watches over image ids while a table is read.
final class UniqueIds {
  private final Map<String, Long> lines = new HashMap<>();

  /// @throws CollectionException naming both lines, if the id stood in an earlier row
  String claim(TableRow row, Column column, String imageId) {
    Long earlier = lines.put(imageId, row.line());
    if (earlier != null) {
      throw row.error(column, "'%s' stands in line %d already".formatted(imageId, earlier));
    }
    return imageId;
  }
}
