package naja.triage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import naja.gallery.Gallery;
import naja.gallery.ReferencePhoto;
import naja.triage.Exhibit.Room;
import naja.triage.Exhibit.Shot;

/// A report as one HTML file that needs nothing from elsewhere: no scripts, thumbnails inside.
final class TriagePage {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="icon" href="data:,">
      <title>Collection triage</title>
      """;

  private final Gallery gallery;
  private final Html html;

  private TriagePage(Gallery gallery, Appendable out) {
    this.gallery = gallery;
    this.html = new Html(out);
  }

  /// Writes the page; of the thumbnails one is held at a time.
  static void write(Gallery gallery, TriageReport report, List<Room> rooms, Appendable out)
      throws IOException {
    TriagePage page = new TriagePage(gallery, out);
    page.html.markup(HEAD).markup("<style>\n").markup(style()).markup("</style>\n");
    page.header(report, rooms);
    for (Room room : rooms) {
      page.room(room);
    }
    page.html.markup("</main>\n</html>\n");
  }

  private static String style() throws IOException {
    try (InputStream css =
        Objects.requireNonNull(TriagePage.class.getResourceAsStream("page.css"), "page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void header(TriageReport report, List<Room> rooms) throws IOException {
    html.markup("<header>\n<h1>Collection triage</h1>\n<p>Gallery <bdi>")
        .value(gallery.folder())
        .markup("</bdi>, generation ")
        .value(report.generation())
        .markup(", ")
        .value(report.photos())
        .markup(" photos of ")
        .value(gallery.taxa().size())
        .markup(" taxa.</p>\n<nav><ul>\n");
    for (Room room : rooms) {
      html.markup("<li><a href=\"#")
          .value(room.id())
          .markup("\"><b>")
          .value(room.total())
          .markup("</b> ")
          .value(room.title())
          .markup("</a>\n");
    }
    html.markup("</ul></nav>\n</header>\n<main>\n");
  }

  private void room(Room room) throws IOException {
    html.markup("<section id=\"").value(room.id()).markup("\">\n<h2>").value(room.title());
    html.markup("</h2>\n<p>").value(room.meaning()).markup(" <span>");
    html.value(shown(room)).markup("</span></p>\n");
    for (Exhibit exhibit : room.exhibits()) {
      html.markup("<article>\n<h3>").value(exhibit.why()).markup("</h3>\n<div>\n");
      for (Shot shot : exhibit.photos()) {
        figure(shot);
      }
      html.markup("</div>\n</article>\n");
    }
    html.markup("</section>\n");
  }

  private static String shown(Room room) {
    if (room.total() == 0) {
      return "None found.";
    }
    return room.exhibits().size() == room.total()
        ? "All %d are shown; %s lists them.".formatted(room.total(), room.file())
        : "%d of %d are shown; %s lists all."
            .formatted(room.exhibits().size(), room.total(), room.file());
  }

  private void figure(Shot shot) throws IOException {
    html.markup("<figure>\n");
    picture(shot.imageId());
    html.markup("<figcaption>");
    Optional<ReferencePhoto> photo = gallery.photo(shot.imageId());
    if (photo.isPresent()) {
      line("b", photo.get().taxon().scientificName());
    }
    line("code", shot.imageId());
    if (photo.isPresent() && !photo.get().observationId().equals(shot.imageId())) {
      line("small", "observation " + photo.get().observationId());
    }
    if (!shot.note().isEmpty()) {
      line("small", shot.note());
    }
    html.markup("</figcaption>\n</figure>\n");
  }

  private void picture(String imageId) throws IOException {
    Optional<byte[]> thumbnail = gallery.thumbnail(imageId).filter(jpeg -> jpeg.length > 0);
    if (thumbnail.isEmpty()) {
      html.markup("<p>no thumbnail</p>");
      return;
    }
    html.markup("<img alt=\"")
        .value(imageId)
        .markup("\" src=\"data:image/jpeg;base64,")
        .value(Base64.getEncoder().encodeToString(thumbnail.get()))
        .markup("\">");
  }

  /// @param element a name of ours
  private void line(String element, String value) throws IOException {
    html.markup("<").markup(element).markup("><bdi>").value(value);
    html.markup("</bdi></").markup(element).markup(">");
  }
}
