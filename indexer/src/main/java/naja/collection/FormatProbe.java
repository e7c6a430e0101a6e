package naja.collection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells the format of a collection by looking into it.
///
/// @param columns headers that the user has mapped
record FormatProbe(ColumnMapping columns) {
  private static final List<String> TABLES = List.of(".csv", ".tsv", ".txt");
  private static final List<String> PACKED =
      List.of(".7z", ".rar", ".xz", ".txz", ".bz2", ".tbz2", ".zst", ".tzst", ".gz");

  FoundCollection folder(Path folder, ReadingOptions options) {
    if (Files.isRegularFile(folder.resolve(ArchiveDescriptor.META))) {
      return new FoundCollection(CollectionFormat.DWCA, folder, "there is a meta.xml", options);
    }
    List<FoundCollection> tables = new ArrayList<>();
    for (Path file : HuggingFaceReader.metadataFiles(folder)) {
      if (isHuggingFace(file)) {
        String because = "there is " + folder.relativize(file);
        return new FoundCollection(CollectionFormat.HUGGINGFACE, folder, because, options);
      }
    }
    for (Path file : files(folder)) {
      table(file, options).ifPresent(tables::add);
    }
    return switch (tables.size()) {
      case 0 ->
          new FoundCollection(
              CollectionFormat.FOLDER, folder, "it holds no table of its photos", options);
      case 1 -> tables.getFirst();
      default ->
          throw new CollectionException(
              "%s holds several tables of photos; name one of them: %s"
                  .formatted(
                      folder,
                      String.join(
                          ", ",
                          tables.stream().map(table -> table.location().toString()).toList())));
    };
  }

  FoundCollection file(Path file, ReadingOptions options) {
    if (isHuggingFace(file)) {
      return new FoundCollection(
          CollectionFormat.HUGGINGFACE, file, "its name, and it has a column file_name", options);
    }
    return table(file, options).orElseGet(() -> otherFile(file, options));
  }

  /// A file whose columns do not tell what it is; reading it tells what is missing.
  private static FoundCollection otherFile(Path file, ReadingOptions options) {
    if (isJson(file)) {
      throw new CollectionException(
          "%s is no collection: there are no arrays %s in it"
              .formatted(file, String.join(" and ", CocoReader.ARRAYS)));
    }
    if (isPacked(file)) {
      throw new CollectionException(
          "%s is packed in a way that is not read; pack it as .zip, .tar or .tar.gz, or unpack it"
              .formatted(file));
    }
    return new FoundCollection(CollectionFormat.CSV, file, "it is no other table", options);
  }

  /// The table of a format in a folder, or the folder where the format needs none.
  ///
  /// @throws CollectionException if there is no table, or more than one
  Path table(CollectionFormat format, Path folder) {
    boolean needsTable =
        switch (format) {
          case FOLDER, HUGGINGFACE, DWCA -> false;
          case CSV, SNAKECLEF, PLANTCLEF, COCO -> true;
        };
    if (!needsTable) {
      return folder;
    }
    List<Path> tables =
        files(folder).stream()
            .filter(file -> format == CollectionFormat.COCO ? isJson(file) : isTable(file))
            .toList();
    if (tables.size() != 1) {
      throw new CollectionException(
          "%s holds %d files that could be %s; name one of them%s"
              .formatted(
                  folder, tables.size(), format.title(), tables.isEmpty() ? "" : ": " + tables));
    }
    return tables.getFirst();
  }

  /// A file with a row per photo.
  private Optional<FoundCollection> table(Path file, ReadingOptions options) {
    if (isJson(file)) {
      return JsonArray.startsWithOneOf(file, CocoReader.ARRAYS)
          ? Optional.of(
              new FoundCollection(
                  CollectionFormat.COCO, file, "it holds images and annotations", options))
          : Optional.empty();
    }
    return isTable(file)
        ? header(file).flatMap(header -> csv(file, header, options))
        : Optional.empty();
  }

  private Optional<FoundCollection> csv(Path file, CsvHeader header, ReadingOptions options) {
    if (!columns.headers().isEmpty()) {
      return Optional.of(
          new FoundCollection(CollectionFormat.CSV, file, "its columns are named", options));
    }
    if (SnakeClefReader.accepts(header)) {
      return Optional.of(
          new FoundCollection(
              CollectionFormat.SNAKECLEF, file, "columns image_path and class_id", options));
    }
    if (PlantClefReader.accepts(header)) {
      return Optional.of(
          new FoundCollection(
              CollectionFormat.PLANTCLEF, file, "columns image_name and species_id", options));
    }
    if (header.has(PhotoColumns.PATH) && header.has(PhotoColumns.TAXON)) {
      String because =
          "columns %s and %s"
              .formatted(header.label(PhotoColumns.PATH), header.label(PhotoColumns.TAXON));
      return Optional.of(new FoundCollection(CollectionFormat.CSV, file, because, options));
    }
    return Optional.empty();
  }

  private boolean isHuggingFace(Path file) {
    String name = file.getFileName().toString();
    return HuggingFaceReader.METADATA.contains(name)
        && (name.endsWith(".jsonl") || header(file).filter(HuggingFaceReader::accepts).isPresent());
  }

  private static boolean isJson(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  private static boolean isPacked(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return PACKED.stream().anyMatch(name::endsWith);
  }

  private static boolean isTable(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return TABLES.stream().anyMatch(name::endsWith);
  }

  /// The header, as far as the file has one.
  private static Optional<CsvHeader> header(Path file) {
    try (CsvTable table = CsvTable.open(file, List.of(), _ -> {})) {
      return Optional.of(table.header());
    } catch (CollectionException _) {
      return Optional.empty();
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new CollectionException("cannot list the folder " + folder + ": " + e, e);
    }
  }
}
