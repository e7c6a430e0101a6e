package naja.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The photos of occurrences, by the id of the core: the rows of a multimedia extension (Simple
/// Multimedia, Audubon Core, or Simple Images). Held in memory, one small entry per photo.
final class OccurrenceMedia {
  static final List<String> TYPES = List.of("Multimedia", "Image");

  static final Column IDENTIFIER = Column.of("identifier", "accessURI");
  private static final Column TYPE = Column.of("type");
  private static final Column FORMAT = Column.of("format");
  private static final Column LICENCE = Column.of("license", "UsageTerms", "rights");
  private static final Column RIGHTS_HOLDER = Column.of("rightsHolder", "Owner", "creator");
  private static final Column CREATED = Column.of("created", "CreateDate");
  private static final Column REFERENCES = Column.of("references", "furtherInformationURL");
  private static final List<Column> COLUMNS =
      List.of(IDENTIFIER, TYPE, FORMAT, LICENCE, RIGHTS_HOLDER, CREATED, REFERENCES);

  private final Map<String, List<TableRow>> byCoreId = new HashMap<>();
  private final ArchiveDescriptor.DataFile file;

  private OccurrenceMedia(ArchiveDescriptor.DataFile file) {
    this.file = file;
  }

  static OccurrenceMedia read(ArchiveDescriptor.DataFile file) {
    OccurrenceMedia media = new OccurrenceMedia(file);
    try (Stream<CsvRow> rows =
        DarwinCoreReader.rows(file, COLUMNS, List.of(IDENTIFIER, file.id()))) {
      rows.filter(OccurrenceMedia::isPhoto).forEach(media::add);
    }
    return media;
  }

  /// The rows of an occurrence, in the order of the file.
  List<TableRow> of(String coreId) {
    return byCoreId.getOrDefault(coreId, List.of());
  }

  /// What one row says about its photo where the occurrence does not say it better.
  static Facts facts(TableRow row) {
    return new Facts(
        row.text(LICENCE), row.text(RIGHTS_HOLDER), row.text(CREATED), row.text(REFERENCES));
  }

  /// Licence and provenance of one photo.
  record Facts(
      @Nullable String licence,
      @Nullable String rightsHolder,
      @Nullable String created,
      @Nullable String references) {}

  private void add(CsvRow row) {
    byCoreId.computeIfAbsent(row.require(file.id()), _ -> new ArrayList<>(1)).add(row);
  }

  /// Sounds and videos are no photos; a medium of unknown type is taken for one.
  private static boolean isPhoto(CsvRow row) {
    String type = row.orElse(TYPE, "StillImage").toLowerCase(Locale.ROOT);
    String format = row.orElse(FORMAT, "image/").toLowerCase(Locale.ROOT);
    boolean image = type.contains("image") || type.contains("photo");
    return row.text(IDENTIFIER) != null && image && !format.matches("(audio|video|text)/.*");
  }
}
