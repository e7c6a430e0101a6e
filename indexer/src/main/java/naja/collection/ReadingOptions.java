package naja.collection;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a reader is told beyond where the collection lies.
///
/// @param columns headers for columns whose names do not tell
/// @param photos the folder that photo paths are relative to; null for that of the table itself
/// @param emptyFrames what to do with photos on which an annotator saw no animal
/// @param cache the folder for photos that do not lie open on disk: unpacked or downloaded ones
/// @param cacheBytes how much unpacked archives may take there together
/// @param remote whether photos that are only addresses belong to the collection
public record ReadingOptions(
    ColumnMapping columns,
    @Nullable Path photos,
    EmptyFrames emptyFrames,
    Path cache,
    long cacheBytes,
    boolean remote) {
  /// Columns by their own names, photos beside the table, empty frames left out.
  public static final ReadingOptions DEFAULT =
      new ReadingOptions(
          ColumnMapping.NONE,
          null,
          EmptyFrames.SKIP,
          Path.of(System.getProperty("java.io.tmpdir"), "naja-photos"),
          64L << 30,
          false);

  public ReadingOptions withColumns(ColumnMapping mapping) {
    return new ReadingOptions(mapping, photos, emptyFrames, cache, cacheBytes, remote);
  }

  public ReadingOptions withPhotos(@Nullable Path folder) {
    return new ReadingOptions(columns, folder, emptyFrames, cache, cacheBytes, remote);
  }

  public ReadingOptions withEmptyFrames(EmptyFrames policy) {
    return new ReadingOptions(columns, photos, policy, cache, cacheBytes, remote);
  }

  public ReadingOptions withCache(Path folder) {
    return new ReadingOptions(columns, photos, emptyFrames, folder, cacheBytes, remote);
  }

  public ReadingOptions withCacheBytes(long limit) {
    return new ReadingOptions(columns, photos, emptyFrames, cache, limit, remote);
  }

  public ReadingOptions withRemote(boolean wanted) {
    return new ReadingOptions(columns, photos, emptyFrames, cache, cacheBytes, wanted);
  }
}
