package naja.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// Reads the metadata CSV of SnakeCLEF and FungiCLEF: `observation_id, endemic, binomial_name,
/// country, code, image_path, class_id, subset`.
///
/// The class id is the taxon, the binomial its name. Which classes are venomous (`MIVS`) or
/// poisonous is read from the status list beside the file or in the folder above. Rows of class -1,
/// the unknown species, are left out.
public final class SnakeClefReader implements CollectionReader {
  private static final List<String> STATUS_LISTS =
      List.of("venomous_status_list.csv", "poison_status_list.csv");
  private static final String UNKNOWN_CLASS = "-1";
  private static final Column IMAGE_PATH = Column.of("image_path");
  private static final Column CLASS = Column.of("class_id");
  private static final Column NAME = Column.of("binomial_name", "scientific_name", "species");
  private static final Column CODE = Column.of("code", "country_code");
  private static final List<Column> COLUMNS =
      List.of(
          PhotoColumns.OBSERVATION,
          NAME,
          Column.of("endemic"),
          Column.of("country"),
          CODE,
          IMAGE_PATH,
          CLASS,
          PhotoColumns.SPLIT,
          PhotoColumns.LATITUDE,
          PhotoColumns.LONGITUDE,
          PhotoColumns.OBSERVED_ON,
          PhotoColumns.LICENCE,
          PhotoColumns.RIGHTS_HOLDER);

  private final Path file;
  private final ColumnMapping columns;
  private final PhotoRoot root;
  private volatile LeftOut leftOut = new LeftOut();

  public SnakeClefReader(Path file, ReadingOptions options) {
    this.file = file;
    this.columns = options.columns();
    this.root = PhotoColumns.root(options.photos(), file);
  }

  /// Whether a CSV file has the columns by which this format is told.
  static boolean accepts(CsvHeader header) {
    return header.has(IMAGE_PATH)
        && header.has(CLASS)
        && (header.has(NAME) || header.has(PhotoColumns.OBSERVATION));
  }

  @Override
  public Path location() {
    return file;
  }

  @Override
  public Stream<CollectionItem> items() {
    CsvTable table = open();
    UniqueIds ids = new UniqueIds();
    LeftOut unknown = new LeftOut();
    leftOut = unknown;
    return table
        .rows()
        .filter(row -> isKnown(row, unknown))
        .map(row -> item(row, ids))
        .onClose(table::close);
  }

  /// The names of the metadata, and what the status list says.
  @Override
  public List<TaxonSource> taxa() {
    List<TaxonSource> sources = new ArrayList<>();
    try (CsvTable table = open();
        Stream<CsvRow> rows = table.rows()) {
      Map<String, Taxon> taxa = new LinkedHashMap<>();
      rows.forEach(row -> name(row, taxa));
      sources.add(new TaxonSource(file.toString(), List.copyOf(taxa.values())));
    }
    statusList().ifPresent(list -> sources.add(new TaxaReader(list).source()));
    return List.copyOf(sources);
  }

  @Override
  public Optional<String> notice() {
    return leftOut.notice();
  }

  private CsvTable open() {
    return CsvTable.open(file, CsvDialect.DETECTED, COLUMNS, columns, SnakeClefReader::check);
  }

  private static void check(CsvHeader header) {
    header.require(IMAGE_PATH);
    header.require(CLASS);
  }

  private static boolean isKnown(CsvRow row, LeftOut unknown) {
    boolean known = !row.require(CLASS).equals(UNKNOWN_CLASS);
    if (!known) {
      unknown.count("photos of class -1, the unknown species");
    }
    return known;
  }

  private CollectionItem item(CsvRow row, UniqueIds ids) {
    String path = row.require(IMAGE_PATH);
    Path photo = root.resolve(row, IMAGE_PATH, path);
    CollectionItem item =
        PhotoColumns.item(row, ids.claim(row, IMAGE_PATH, path), photo, path, row.require(CLASS));
    return item.withCountry(country(row));
  }

  /// The code where there is one, so that galleries of several sources agree on countries.
  private static @Nullable String country(CsvRow row) {
    String code = row.text(CODE);
    String country =
        code != null && code.matches("[A-Z]{2}") ? code : row.text(Column.of("country"));
    return country == null || country.equalsIgnoreCase("unknown") ? null : country;
  }

  private static void name(CsvRow row, Map<String, Taxon> taxa) {
    String id = row.require(CLASS);
    String name = row.text(NAME);
    if (id.equals(UNKNOWN_CLASS) || name == null) {
      return;
    }
    String normal = ScientificName.normalize(name);
    Taxon taxon =
        new Taxon(
            id, normal, null, ScientificName.genus(normal).orElse(null), null, Venomous.UNKNOWN);
    Taxon earlier = taxa.putIfAbsent(id, taxon);
    if (earlier != null && !earlier.equals(taxon)) {
      throw row.error(
          NAME,
          "class %s is '%s' here and '%s' in an earlier row"
              .formatted(id, normal, earlier.scientificName()));
    }
  }

  private Optional<Path> statusList() {
    Path folder = file.toAbsolutePath().getParent();
    Stream<Path> folders =
        folder == null ? Stream.empty() : Stream.of(folder, folder.resolve("..").normalize());
    return folders
        .flatMap(place -> STATUS_LISTS.stream().map(place::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
