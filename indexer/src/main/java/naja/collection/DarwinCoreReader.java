package naja.collection;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;

/// Reads a Darwin Core Archive: a core of occurrences, described by `meta.xml`, joined on its id
/// with an extension of media.
///
/// An occurrence is an observation, its scientific name (without authorship) the taxon. Photos are
/// files of the archive, or addresses: those belong to the collection only if the options say so,
/// and lie in the cache once they are downloaded. Occurrences are read as they are consumed; their
/// media are held in memory.
public final class DarwinCoreReader implements CollectionReader {
  private static final Column NAME =
      Column.of("scientificName", "species", "acceptedScientificName");
  private static final Column GENUS = Column.of("genus");
  private static final Column FAMILY = Column.of("family");
  private static final Column COMMON_NAME = Column.of("vernacularName");
  private static final Column COUNTRY = Column.of("countryCode", "country");
  private static final Column LATITUDE = Column.of("decimalLatitude");
  private static final Column LONGITUDE = Column.of("decimalLongitude");
  private static final Column EVENT_DATE = Column.of("eventDate", "verbatimEventDate");
  private static final Column LICENCE = Column.of("license", "rights");
  private static final Column RIGHTS_HOLDER = Column.of("rightsHolder");
  private static final Column REFERENCES = Column.of("references");
  private static final List<Column> COLUMNS =
      List.of(
          NAME,
          GENUS,
          FAMILY,
          COMMON_NAME,
          COUNTRY,
          LATITUDE,
          LONGITUDE,
          EVENT_DATE,
          LICENCE,
          RIGHTS_HOLDER,
          REFERENCES);

  private final Path folder;
  private final ArchiveDescriptor archive;
  private final PhotoRoot root;
  private final boolean remote;
  private final RemotePhotos downloads;
  private volatile LeftOut leftOut = new LeftOut();

  /// @param folder the unpacked archive, with `meta.xml`
  /// @throws CollectionException if `meta.xml` cannot be read or describes something else
  public DarwinCoreReader(Path folder, ReadingOptions options) {
    this.folder = folder;
    this.archive = MetaXmlReader.read(folder);
    this.root = new PhotoRoot(options.photos() == null ? folder : options.photos());
    this.remote = options.remote();
    this.downloads = new RemotePhotos(options.cache());
    if (!archive.core().type().equals("Occurrence")) {
      throw new CollectionException(
          "%s: the core holds rows of type %s; only archives of occurrences have photos to name"
              .formatted(archive.core().where(), archive.core().type()));
    }
  }

  @Override
  public Path location() {
    return folder;
  }

  @Override
  public Stream<CollectionItem> items() {
    OccurrenceMedia media = OccurrenceMedia.read(mediaFile());
    LeftOut without = new LeftOut();
    leftOut = without;
    Set<String> seen = new HashSet<>();
    return occurrences().mapMulti((row, items) -> photos(row, media, seen, without, items));
  }

  @Override
  public List<TaxonSource> taxa() {
    Map<String, Taxon> taxa = new LinkedHashMap<>();
    try (Stream<CsvRow> rows = occurrences()) {
      rows.filter(row -> row.text(NAME) != null)
          .forEach(row -> taxa.computeIfAbsent(label(row), name -> taxon(name, row)));
    }
    return List.of(new TaxonSource(folder.toString(), List.copyOf(taxa.values())));
  }

  @Override
  public Optional<String> notice() {
    return leftOut.notice();
  }

  /// The rows of all files of a table.
  static Stream<CsvRow> rows(
      ArchiveDescriptor.DataFile file, List<Column> columns, List<Column> required) {
    return InTurn.stream(
        file.locations(),
        location -> {
          CsvTable table =
              CsvTable.open(
                  location,
                  file.dialect(),
                  columns,
                  ColumnMapping.NONE,
                  header -> required.forEach(header::require));
          return table.rows().onClose(table::close);
        });
  }

  private Stream<CsvRow> occurrences() {
    return rows(archive.core(), COLUMNS, List.of(NAME, archive.core().id()));
  }

  private ArchiveDescriptor.DataFile mediaFile() {
    return archive
        .extension(OccurrenceMedia.TYPES)
        .orElseThrow(() ->
            new CollectionException(
                "%s: there is no extension of media (%s), so no occurrence has a photo"
                    .formatted(
                        folder.resolve(ArchiveDescriptor.META),
                        String.join(", ", OccurrenceMedia.TYPES))));
  }

  private void photos(
      CsvRow occurrence,
      OccurrenceMedia media,
      Set<String> seen,
      LeftOut without,
      Consumer<CollectionItem> items) {
    List<TableRow> rows = media.of(occurrence.require(archive.core().id()));
    if (rows.isEmpty()) {
      without.count("occurrences without photos");
      return;
    }
    if (occurrence.text(NAME) == null) {
      without.count("occurrences without a scientific name");
      return;
    }
    for (TableRow row : rows) {
      String identifier = row.require(OccurrenceMedia.IDENTIFIER);
      URI address = address(identifier);
      if (address != null && !remote) {
        without.count("photos that are only addresses (--fetch downloads them)");
      } else if (seen.add(identifier)) {
        Path photo =
            address == null
                ? root.resolve(row, OccurrenceMedia.IDENTIFIER, identifier)
                : downloads.place(address);
        items.accept(item(occurrence, row, identifier, photo, address == null ? null : identifier));
      } else {
        without.count("photos that stand twice");
      }
    }
  }

  private CollectionItem item(
      CsvRow occurrence, TableRow row, String identifier, Path photo, @Nullable String address) {
    OccurrenceMedia.Facts facts = OccurrenceMedia.facts(row);
    return new CollectionItem(
        identifier,
        photo,
        identifier,
        label(occurrence),
        occurrence.require(archive.core().id()),
        null,
        occurrence.text(COUNTRY),
        occurrence.number(LATITUDE, 90),
        occurrence.number(LONGITUDE, 180),
        first(occurrence.text(EVENT_DATE), facts.created()),
        first(facts.licence(), occurrence.text(LICENCE)),
        first(facts.rightsHolder(), occurrence.text(RIGHTS_HOLDER)),
        first(facts.references(), first(occurrence.text(REFERENCES), address)));
  }

  private static String label(CsvRow occurrence) {
    return ScientificName.normalize(occurrence.require(NAME));
  }

  private static Taxon taxon(String name, CsvRow row) {
    return new Taxon(
        name,
        name,
        row.text(COMMON_NAME),
        first(row.text(GENUS), ScientificName.genus(name).orElse(null)),
        row.text(FAMILY),
        Venomous.UNKNOWN);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  /// The address that an identifier is; null where it names a file.
  private static @Nullable URI address(String identifier) {
    String lower = identifier.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      return null;
    }
    try {
      return new URI(identifier.replace(" ", "%20"));
    } catch (URISyntaxException _) {
      return null;
    }
  }
}
