package naja.collection;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a reader is told beyond where the collection lies.
///
/// @param columns headers for columns whose names do not tell
/// @param photos the folder that photo paths are relative to; null for that of the table itself
/// @param emptyFrames what to do with photos on which an annotator saw no animal
/// @param cache the folder for photos that do not lie open on disk: unpacked or downloaded ones
/// @param remote whether photos that are only addresses belong to the collection
public record ReadingOptions(
    ColumnMapping columns,
    @Nullable Path photos,
    EmptyFrames emptyFrames,
    Path cache,
    boolean remote) {
  /// Columns by their own names, photos beside the table, empty frames left out.
  public static final ReadingOptions DEFAULT =
      new ReadingOptions(
          ColumnMapping.NONE,
          null,
          EmptyFrames.SKIP,
          Path.of(System.getProperty("java.io.tmpdir"), "naja-photos"),
          false);

  public ReadingOptions withColumns(ColumnMapping mapping) {
    return new ReadingOptions(mapping, photos, emptyFrames, cache, remote);
  }

  public ReadingOptions withPhotos(@Nullable Path folder) {
    return new ReadingOptions(columns, folder, emptyFrames, cache, remote);
  }

  public ReadingOptions withEmptyFrames(EmptyFrames policy) {
    return new ReadingOptions(columns, photos, policy, cache, remote);
  }

  public ReadingOptions withCache(Path folder) {
    return new ReadingOptions(columns, photos, emptyFrames, folder, remote);
  }

  public ReadingOptions withRemote(boolean wanted) {
    return new ReadingOptions(columns, photos, emptyFrames, cache, wanted);
  }
}
