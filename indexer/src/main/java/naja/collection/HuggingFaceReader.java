package naja.collection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a Hugging Face image folder: photos described by `metadata.csv` or `metadata.jsonl`, in
/// the folder itself or in a folder per split.
///
/// `file_name` is relative to the metadata file. Where no column gives the taxon, the first folder
/// of the file name does. The folder of a split names the split.
public final class HuggingFaceReader implements CollectionReader {
  static final List<String> METADATA = List.of("metadata.csv", "metadata.jsonl");
  private static final Column FILE_NAME = Column.of("file_name");
  private static final List<Column> COLUMNS =
      Stream.concat(
              Stream.of(FILE_NAME),
              PhotoColumns.ALL.stream().filter(column -> !column.equals(PhotoColumns.PATH)))
          .toList();

  private final Path location;
  private final Path folder;
  private final ColumnMapping columns;

  /// @param location the folder, or one metadata file
  public HuggingFaceReader(Path location, ReadingOptions options) {
    this.location = location;
    this.folder = Files.isDirectory(location) ? location : location.resolveSibling("");
    this.columns = options.columns();
  }

  /// Whether a CSV file has the column by which this format is told.
  static boolean accepts(CsvHeader header) {
    return header.has(FILE_NAME);
  }

  /// The metadata files of a folder, in the order of their paths.
  static List<Path> metadataFiles(Path folder) {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> splits = Files.list(folder)) {
      Stream.concat(Stream.of(folder), splits.filter(Files::isDirectory).sorted())
          .flatMap(place -> METADATA.stream().map(place::resolve))
          .filter(Files::isRegularFile)
          .forEach(files::add);
    } catch (IOException e) {
      throw new CollectionException("cannot list the folder " + folder + ": " + e, e);
    }
    return List.copyOf(files);
  }

  @Override
  public Path location() {
    return location;
  }

  @Override
  public Stream<CollectionItem> items() {
    List<Path> files = Files.isDirectory(location) ? metadataFiles(location) : List.of(location);
    if (files.isEmpty()) {
      throw new CollectionException(
          "there is no metadata.csv or metadata.jsonl in %s or its folders".formatted(location));
    }
    UniqueIds ids = new UniqueIds();
    return InTurn.stream(files, file -> items(file, ids));
  }

  private Stream<CollectionItem> items(Path file, UniqueIds ids) {
    PhotoRoot root = new PhotoRoot(file.resolveSibling(""));
    return rows(file).map(row -> item(row, file, root, ids));
  }

  private Stream<? extends TableRow> rows(Path file) {
    if (file.toString().endsWith("l")) {
      return JsonLines.rows(file, COLUMNS, columns, header -> header.require(FILE_NAME));
    }
    CsvTable table =
        CsvTable.open(
            file, CsvDialect.DETECTED, COLUMNS, columns, header -> header.require(FILE_NAME));
    return table.rows().onClose(table::close);
  }

  private CollectionItem item(TableRow row, Path file, PhotoRoot root, UniqueIds ids) {
    String name = row.require(FILE_NAME);
    Path photo = root.resolve(row, FILE_NAME, name);
    String split = split(file);
    String path = split == null ? name : split + "/" + name;
    String imageId = row.orElse(PhotoColumns.IMAGE_ID, path);
    CollectionItem item =
        PhotoColumns.item(
            row, ids.claim(row, PhotoColumns.IMAGE_ID, imageId), photo, path, taxon(row, name));
    return item.split() == null && split != null ? item.withSplit(split) : item;
  }

  private static String taxon(TableRow row, String name) {
    String taxon = row.text(PhotoColumns.TAXON);
    if (taxon != null) {
      return taxon;
    }
    int slash = name.indexOf('/');
    if (slash <= 0) {
      throw row.error(
          FILE_NAME,
          "no column gives the taxon of '%s' (%s), and it lies in no folder that does"
              .formatted(name, PhotoColumns.TAXON.alternatives()));
    }
    return name.substring(0, slash);
  }

  /// The folder of the metadata file below the collection's.
  private @Nullable String split(Path file) {
    Path parent = Objects.requireNonNullElse(file.getParent(), folder);
    return parent.equals(folder) || !Files.isDirectory(location)
        ? null
        : folder.relativize(parent).toString().replace('\\', '/');
  }
}
