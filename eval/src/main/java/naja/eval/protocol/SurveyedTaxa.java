package naja.eval.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import naja.eval.metric.Answered;
import naja.eval.report.GalleryReport.PhotoMap;
import naja.eval.report.GalleryReport.Point;
import naja.eval.report.GalleryReport.TaxonLine;
import naja.gallery.Gallery;
import naja.gallery.Taxon;
import naja.projection.ProjectedPhoto;
import naja.projection.Projection;
import org.jspecify.annotations.Nullable;

/// What a report says of a gallery's taxa and photos besides how they were named.
final class SurveyedTaxa {
  /// More points than this are no map but a cloud, and too many for a page.
  private static final int POINTS = 4_000;

  private SurveyedTaxa() {}

  static List<TaxonLine> of(Gallery gallery) {
    Map<String, Integer> photos = new HashMap<>();
    gallery.forEachEmbedding(photo -> photos.merge(photo.taxonId(), 1, Integer::sum));
    return gallery.taxa().values().stream()
        .map(taxon -> line(taxon, photos.getOrDefault(taxon.id(), 0)))
        .toList();
  }

  /// Where photos lie: all of them, or evenly chosen ones and every one that was named wrongly.
  static PhotoMap map(Gallery gallery, Examined examined) {
    Projection projection = Projection.of(gallery);
    Map<String, Answered> answers = new HashMap<>();
    examined.answers().forEach(answer -> answers.put(answer.imageId(), answer));
    List<ProjectedPhoto> photos = projection.photos();
    double step = Math.max(1, (double) photos.size() / POINTS);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      Point point = point(photos.get(i), answers.get(photos.get(i).imageId()));
      boolean chosen = (long) (i / step) != (long) ((i - 1) / step) || i == 0;
      boolean wrong = Boolean.FALSE.equals(point.right()) && points.size() < 2 * POINTS;
      if (chosen || wrong) {
        points.add(point);
      }
    }
    return new PhotoMap(
        projection.shares().getFirst(), projection.shares().getLast(), photos.size(), points);
  }

  private static Point point(ProjectedPhoto photo, @Nullable Answered answer) {
    return new Point(
        photo.imageId(),
        photo.taxonId(),
        photo.x(),
        photo.y(),
        answer == null ? null : answer.prediction().hits(1),
        answer == null ? null : answer.prediction().best().orElse(null));
  }

  private static TaxonLine line(Taxon taxon, int photos) {
    return new TaxonLine(
        taxon.id(),
        taxon.scientificName(),
        taxon.commonName(),
        taxon.genus(),
        taxon.family(),
        taxon.venomous().name().toLowerCase(Locale.ROOT),
        photos);
  }
}
