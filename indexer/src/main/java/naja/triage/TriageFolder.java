package naja.triage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import naja.gallery.Gallery;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.triage.DuplicateGroup.Member;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// A folder with a report: a CSV file per kind of finding, and a page. Each file is replaced at
/// once.
public final class TriageFolder {
  static final String DUPLICATES = "near-duplicates.csv";
  static final String OUTLIERS = "label-outliers.csv";
  static final String RARE = "rare-taxa.csv";
  static final String MIXED = "mixed-observations.csv";
  static final String PAGE = "triage.html";

  private final Path folder;
  private final Gallery gallery;
  private final TriageReport report;

  private TriageFolder(Path folder, Gallery gallery, TriageReport report) {
    this.folder = folder;
    this.gallery = gallery;
    this.report = report;
  }

  /// Writes a report, and says into which files; the page is the last of them.
  ///
  /// @param gallery that the report is of
  /// @param shown findings of each kind on the page, at most; each with up to 8 photos
  public static List<Path> write(Path folder, Gallery gallery, TriageReport report, int shown) {
    try {
      Files.createDirectories(folder);
      return new TriageFolder(folder, gallery, report).write(shown);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + folder, e);
    }
  }

  private List<Path> write(int shown) throws IOException {
    var rooms = new Exhibition(gallery, report, shown).rooms();
    return List.of(
        replace(DUPLICATES, this::writeDuplicates),
        replace(OUTLIERS, this::writeOutliers),
        replace(RARE, this::writeRare),
        replace(MIXED, this::writeMixed),
        replace(PAGE, out -> TriagePage.write(gallery, report, rooms, out)));
  }

  private interface Content {
    void writeTo(Writer out) throws IOException;
  }

  private Path replace(String name, Content content) throws IOException {
    Path file = folder.resolve(name);
    Path part = folder.resolve(name + ".part");
    try (Writer out = Files.newBufferedWriter(part)) {
      content.writeTo(out);
    }
    return Files.move(
        part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void writeDuplicates(Writer out) throws IOException {
    CSVPrinter csv =
        csv(
            out,
            "group",
            "span",
            "image_id",
            "observation_id",
            "taxon_id",
            "scientific_name",
            "nearest_image_id",
            "cosine",
            "kind",
            "path");
    int number = 0;
    for (DuplicateGroup group : report.duplicates()) {
      number++;
      for (Member member : group.members()) {
        csv.printRecord(
            number,
            group.span().name().toLowerCase(Locale.ROOT),
            member.imageId(),
            member.observationId(),
            member.taxonId(),
            name(member.taxonId()),
            member.nearestImageId(),
            decimals(member.cosine()),
            isSameFile(member) ? "exact" : "near",
            path(member.imageId()));
      }
    }
  }

  private boolean isSameFile(Member member) {
    Optional<String> hash = gallery.contentHash(member.imageId());
    return hash.isPresent() && hash.equals(gallery.contentHash(member.nearestImageId()));
  }

  private void writeOutliers(Writer out) throws IOException {
    CSVPrinter csv =
        csv(
            out,
            "image_id",
            "observation_id",
            "taxon_id",
            "scientific_name",
            "own_cosine",
            "nearest_taxon_id",
            "nearest_scientific_name",
            "nearest_cosine",
            "margin",
            "path");
    for (LabelOutlier outlier : report.outliers()) {
      csv.printRecord(
          outlier.imageId(),
          outlier.observationId(),
          outlier.taxonId(),
          name(outlier.taxonId()),
          decimals(outlier.ownCosine()),
          outlier.otherTaxonId(),
          name(outlier.otherTaxonId()),
          decimals(outlier.otherCosine()),
          decimals(outlier.margin()),
          path(outlier.imageId()));
    }
  }

  private void writeRare(Writer out) throws IOException {
    CSVPrinter csv = csv(out, "taxon_id", "scientific_name", "observations", "photos");
    for (RareTaxon taxon : report.rare()) {
      csv.printRecord(taxon.taxonId(), name(taxon.taxonId()), taxon.observations(), taxon.photos());
    }
  }

  private void writeMixed(Writer out) throws IOException {
    CSVPrinter csv =
        csv(
            out,
            "observation_id",
            "image_id",
            "taxon_id",
            "scientific_name",
            "own_cosine",
            "nearest_taxon_id",
            "nearest_scientific_name",
            "nearest_cosine",
            "path");
    for (MixedPhoto photo : report.mixed()) {
      csv.printRecord(
          photo.observationId(),
          photo.imageId(),
          photo.taxonId(),
          name(photo.taxonId()),
          decimals(photo.ownCosine()),
          photo.nearestTaxonId(),
          photo.nearestTaxonId() == null ? null : name(photo.nearestTaxonId()),
          decimals(photo.nearestCosine()),
          path(photo.imageId()));
    }
  }

  private static CSVPrinter csv(Writer out, String... columns) throws IOException {
    return new CSVPrinter(
        out, CSVFormat.DEFAULT.builder().setHeader(columns).setRecordSeparator('\n').get());
  }

  private String name(String taxonId) {
    return gallery.taxa().getOrDefault(taxonId, Taxon.labelled(taxonId)).scientificName();
  }

  private String path(String imageId) {
    return gallery.photo(imageId).map(ReferencePhoto::sourcePath).orElse("");
  }

  private static @Nullable String decimals(@Nullable Double value) {
    return value == null ? null : String.format(Locale.ROOT, "%.6f", value);
  }
}
