package naja.collection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads COCO JSON, also of camera traps: `images` (`id, file_name, seq_id, …`), `annotations`
/// (`image_id, category_id`) and `categories` (`id, name`), in whatever order they stand.
///
/// The name of the category is the taxon; the photos of one sequence (`seq_id`) are one
/// observation. Photos that show several taxa are left out, empty ones as the options say. Images
/// are read as they are consumed; labels are held in memory.
public final class CocoReader implements CollectionReader {
  static final List<String> ARRAYS = List.of("images", "annotations");
  private static final Column ID = Column.of("id");
  private static final Column FILE_NAME = Column.of("file_name");
  private static final Column SEQUENCE = Column.of("seq_id", "observation_id");
  private static final Column OBSERVED_ON =
      Column.of("datetime", "date_captured", "date", "observed_on");
  private static final Column LICENCE = Column.of("license", "licence");
  private static final Column SOURCE_URL = Column.of("coco_url", "flickr_url", "url");
  private static final List<Column> COLUMNS =
      List.of(
          ID,
          FILE_NAME,
          SEQUENCE,
          OBSERVED_ON,
          LICENCE,
          SOURCE_URL,
          PhotoColumns.RIGHTS_HOLDER,
          PhotoColumns.COUNTRY,
          PhotoColumns.LATITUDE,
          PhotoColumns.LONGITUDE,
          PhotoColumns.SPLIT);

  private final Path file;
  private final PhotoRoot root;
  private final EmptyFrames emptyFrames;
  private @Nullable CocoLabels labels;
  private volatile LeftOut leftOut = new LeftOut();

  public CocoReader(Path file, ReadingOptions options) {
    this.file = file;
    this.root = PhotoColumns.root(options.photos(), file);
    this.emptyFrames = options.emptyFrames();
  }

  @Override
  public Path location() {
    return file;
  }

  @Override
  public Stream<CollectionItem> items() {
    CocoLabels known = labels();
    LeftOut without = new LeftOut();
    leftOut = without;
    UniqueIds ids = new UniqueIds();
    AtomicBoolean checked = new AtomicBoolean();
    return JsonArray.rows(file, "images")
        .peek(row -> check(row, checked))
        .mapMulti((row, items) ->
            taxon(row, known, without).ifPresent(taxon -> items.accept(item(row, taxon, ids))));
  }

  @Override
  public List<TaxonSource> taxa() {
    return List.of(new TaxonSource(file.toString(), labels().taxa()));
  }

  @Override
  public Optional<String> notice() {
    return leftOut.notice();
  }

  private synchronized CocoLabels labels() {
    CocoLabels read = labels;
    if (read == null) {
      read = CocoLabels.read(file);
      labels = read;
    }
    return read;
  }

  /// The first image shows whether the file has the columns that are needed.
  private void check(JsonRow row, AtomicBoolean checked) {
    if (!checked.getAndSet(true)) {
      List<String> keys = List.copyOf(row.object().propertyNames());
      String where = "%s line %d".formatted(file, row.line());
      CsvHeader header = new CsvHeader(where, keys, COLUMNS, ColumnMapping.NONE);
      header.require(FILE_NAME);
      header.require(ID);
    }
  }

  private Optional<String> taxon(JsonRow row, CocoLabels known, LeftOut without) {
    return switch (known.of(row.require(ID))) {
      case CocoLabels.Shown.One(String category) -> Optional.of(category);
      case CocoLabels.Shown.Several() -> {
        without.count("photos that show several species");
        yield Optional.empty();
      }
      case CocoLabels.Shown.Nothing() -> {
        if (emptyFrames == EmptyFrames.LABEL) {
          yield Optional.of(CocoLabels.EMPTY);
        }
        without.count("empty frames");
        yield Optional.empty();
      }
    };
  }

  private CollectionItem item(JsonRow row, String taxon, UniqueIds ids) {
    String path = row.require(FILE_NAME);
    Path photo = root.resolve(row, FILE_NAME, path);
    ids.claim(row, FILE_NAME, path);
    return new CollectionItem(
        path,
        photo,
        path,
        taxon,
        row.orElse(SEQUENCE, path),
        row.text(PhotoColumns.SPLIT),
        row.text(PhotoColumns.COUNTRY),
        row.number(PhotoColumns.LATITUDE, 90),
        row.number(PhotoColumns.LONGITUDE, 180),
        row.text(OBSERVED_ON),
        labels().licence(row.text(LICENCE)),
        row.text(PhotoColumns.RIGHTS_HOLDER),
        row.text(SOURCE_URL));
  }
}
