package naja.eval.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import naja.eval.report.GalleryReport;
import naja.eval.report.GalleryReport.Example;
import naja.eval.report.GalleryReport.Near;
import naja.eval.report.GalleryReport.Point;
import naja.gallery.Gallery;
import naja.photo.Thumbnail;
import tools.jackson.databind.json.JsonMapper;

/// Writes a gallery's report: `report.html`, `report.json` and `report.md`.
///
/// @param photoBudget bytes that the photos on the page may take, 0 for none; examples are served
///   before the map
public record GalleryReportPage(long photoBudget) {
  /// A page of this size opens at once on a telephone, too.
  public static final long PHOTO_BUDGET = 8_000_000;

  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHOWN = 24;
  private static final int MAP_SIDE = 96;

  public GalleryReportPage {
    if (photoBudget < 0) {
      throw new IllegalArgumentException(
          "the budget for photos must be at least 0 bytes, got " + photoBudget);
    }
  }

  /// Writes all three or none.
  ///
  /// @param gallery that the report is of
  /// @return the files
  public List<Path> write(Path folder, Gallery gallery, GalleryReport report) {
    String json = report.toJson();
    Map<String, String> data = new LinkedHashMap<>();
    data.put("report", json);
    data.put("photos", JSON.writeValueAsString(photos(gallery, report)));
    String title = "Naja report: " + report.provenance().title();
    try {
      return ReportFolder.at(folder)
          .with("report.json", json + "\n")
          .with("report.md", ReportMarkdown.of(report))
          .with("report.html", new OfflinePage(title, "report.js", data).html())
          .write();
    } catch (IOException e) {
      throw new UncheckedIOException("the parts of the page cannot be read", e);
    }
  }

  private Map<String, String> photos(Gallery gallery, GalleryReport report) {
    EmbeddedPhotos photos = new EmbeddedPhotos(gallery, photoBudget);
    photos.add(exampleImages(report), Thumbnail.SIDE);
    photos.add(mapImages(report), MAP_SIDE);
    return photos.byImageId();
  }

  private static Set<String> exampleImages(GalleryReport report) {
    Set<String> images = new LinkedHashSet<>();
    Stream.of(
            report.dangerous().stream().limit(SHOWN),
            report.wrong().stream(),
            report.right().stream())
        .flatMap(examples -> examples)
        .forEach(example -> addImages(example, images));
    report.leaks().stream()
        .limit(SHOWN)
        .forEach(leak -> images.addAll(List.of(leak.imageId(), leak.referenceId())));
    return images;
  }

  private static void addImages(Example example, Set<String> images) {
    images.add(example.imageId());
    example.evidence().stream().map(Near::imageId).forEach(images::add);
  }

  /// Wrong ones first: those are what one looks for.
  private static List<String> mapImages(GalleryReport report) {
    List<String> images = new ArrayList<>();
    for (boolean wrong : new boolean[] {true, false}) {
      report.map().points().stream()
          .filter(point -> Boolean.FALSE.equals(point.right()) == wrong)
          .map(Point::imageId)
          .forEach(images::add);
    }
    return images;
  }
}
