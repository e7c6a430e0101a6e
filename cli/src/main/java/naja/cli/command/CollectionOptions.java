package naja.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /// Opens the collection, and says on the session's error stream what it was taken for.
  CollectionReader reader(Session session) {
    FoundCollection found = place.found(format, options(session));
    session.err().println("naja: " + found.description());
    return found.open();
  }

  private ReadingOptions options(Session session) {
    return ReadingOptions.DEFAULT
        .withColumns(new ColumnMapping(columns))
        .withPhotos(photos)
        .withEmptyFrames(emptyFrames)
        .withCache(session.home().resolve("cache"));
  }
}
