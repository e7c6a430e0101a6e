package naja.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import naja.collection.CollectionFormat;
import naja.collection.CollectionReader;
import naja.collection.ColumnMapping;
import naja.collection.EmptyFrames;
import naja.collection.FoundCollection;
import naja.collection.ReadingOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// A collection, and how it is to be read.
final class CollectionOptions {
  private static final int MILLIS = 1000;
  private static final int GIB = 30;

  @ArgGroup(multiplicity = "1")
  private Collection place = new Collection();

  @Option(
      names = "--format",
      paramLabel = "KIND",
      converter = FormatConverter.class,
      completionCandidates = FormatConverter.Codes.class,
      description = "Take the collection for this kind: ${COMPLETION-CANDIDATES}.")
  private @Nullable CollectionFormat format;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Folder that photo paths of a table are relative to; default: the table's.")
  private @Nullable Path photos;

  @Option(
      names = "--column",
      paramLabel = "COLUMN=HEADER",
      description = "Which header of a table stands for a column, such as species=binomial.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--empty-frames",
      paramLabel = "E",
      description = "Photos marked as empty: skip | label. Default: skip.")
  private EmptyFrames emptyFrames = EmptyFrames.SKIP;

  @Option(
      names = "--fetch",
      description =
          "Download photos that are only addresses, one per host at a time, into the cache.")
  private boolean fetch;

  @Option(
      names = "--fetch-pause",
      paramLabel = "SECONDS",
      description = "Time between two requests to one host. Default: ${DEFAULT-VALUE}.")
  private double fetchPause = 1;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "For unpacked and downloaded photos; default: cache in the Naja folder.")
  private @Nullable Path cache;

  @Option(
      names = "--cache-limit",
      paramLabel = "GIB",
      description = "What unpacked archives may take there together. Default: ${DEFAULT-VALUE}.")
  private int cacheLimit = 64;

  /// The file of embeddings, where the collection is one and not photos.
  Optional<Path> embeddings() {
    return place.embeddings();
  }

  /// Opens the collection, and says on the session's error stream what it was taken for.
  CollectionReader reader(Session session) {
    ReadingOptions options = options(session);
    FoundCollection found = place.found(format, options);
    session.err().println("naja: " + found.description());
    CollectionReader reader = found.open();
    if (fetch) {
      Duration pause = Duration.ofMillis(Math.round(fetchPause * MILLIS));
      new Fetching(session, pause).fetch(reader, options.cache());
    }
    return reader;
  }

  private ReadingOptions options(Session session) {
    return ReadingOptions.DEFAULT
        .withColumns(new ColumnMapping(columns))
        .withPhotos(photos)
        .withEmptyFrames(emptyFrames)
        .withRemote(fetch)
        .withCache(cache == null ? session.home().resolve("cache") : cache)
        .withCacheBytes((long) cacheLimit << GIB);
  }
}
