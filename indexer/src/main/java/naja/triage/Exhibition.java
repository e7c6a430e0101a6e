package naja.triage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import naja.gallery.Gallery;
import naja.gallery.PhotoSelection;
import naja.gallery.Taxon;
import naja.search.Scope;
import naja.triage.Exhibit.Room;
import naja.triage.Exhibit.Shot;

/// Chooses what of a report the page shows, and says why it is listed.
final class Exhibition {
  /// Photos of one finding that are shown.
  static final int PHOTOS = 8;

  private final Gallery gallery;
  private final TriageReport report;
  private final int shown;

  /// @param shown findings of each kind at most
  Exhibition(Gallery gallery, TriageReport report, int shown) {
    this.gallery = gallery;
    this.report = report;
    this.shown = shown;
  }

  List<Room> rooms() {
    return List.of(duplicates(), outliers(), mixed(), rare());
  }

  private Room duplicates() {
    return new Room(
        "duplicates",
        "Groups of near duplicates",
        "Photos that show the same. Groups of several taxa come first: one of the labels must be"
            + " wrong. Groups of several observations flatter every evaluation.",
        TriageFolder.DUPLICATES,
        report.duplicates().size(),
        report.duplicates().stream().limit(shown).map(this::exhibit).toList());
  }

  private Exhibit exhibit(DuplicateGroup group) {
    String across =
        switch (group.span()) {
          case TAXA -> "of different taxa";
          case OBSERVATIONS -> "of different observations";
          case NONE -> "of one observation";
        };
    List<Shot> photos =
        group.members().stream()
            .limit(PHOTOS)
            .map(member ->
                new Shot(
                    member.imageId(),
                    "cosine %s to %s".formatted(cosine(member.cosine()), member.nearestImageId())))
            .toList();
    return new Exhibit(
        "%d photos %s%s"
            .formatted(group.members().size(), across, firstOnly(group.members().size())),
        photos);
  }

  private Room outliers() {
    return new Room(
        "outliers",
        "Doubtful labels",
        "Photos nearer to another taxon's prototype than to their own, both made without the"
            + " photo's observation; the widest margin first. A rare view or a juvenile looks like"
            + " this too: look before relabelling.",
        TriageFolder.OUTLIERS,
        report.outliers().size(),
        report.outliers().stream().limit(shown).map(this::exhibit).toList());
  }

  private Exhibit exhibit(LabelOutlier outlier) {
    List<Shot> photos = new ArrayList<>();
    photos.add(new Shot(outlier.imageId(), "the photo"));
    nearest(outlier, outlier.otherTaxonId()).forEach(photos::add);
    nearest(outlier, outlier.taxonId()).forEach(photos::add);
    return new Exhibit(
        "labelled %s (cosine %s), nearer to %s (cosine %s)"
            .formatted(
                name(outlier.taxonId()),
                cosine(outlier.ownCosine()),
                name(outlier.otherTaxonId()),
                cosine(outlier.otherCosine())),
        photos);
  }

  private Stream<Shot> nearest(LabelOutlier outlier, String taxonId) {
    Scope scope =
        new Scope(
            Set.of(taxonId),
            null,
            null,
            null,
            null,
            Set.of(outlier.observationId()),
            Set.of(outlier.imageId()));
    return gallery.embedding(outlier.imageId()).stream()
        .flatMap(embedding -> gallery.search().nearest(embedding, 1, scope).stream())
        .map(hit ->
            new Shot(
                hit.imageId(),
                "nearest of %s, cosine %s".formatted(name(taxonId), cosine(hit.similarity()))));
  }

  private Room mixed() {
    Map<String, List<MixedPhoto>> observations = new LinkedHashMap<>();
    for (MixedPhoto photo : report.mixed()) {
      observations.computeIfAbsent(photo.observationId(), _ -> new ArrayList<>()).add(photo);
    }
    return new Room(
        "mixed",
        "Observations that span taxa",
        "Photos of one observation show one individual, yet their labels differ.",
        TriageFolder.MIXED,
        observations.size(),
        observations.values().stream().limit(shown).map(this::exhibit).toList());
  }

  private Exhibit exhibit(List<MixedPhoto> photos) {
    return new Exhibit(
        "observation %s has %d photos of %d taxa%s"
            .formatted(
                photos.getFirst().observationId(),
                photos.size(),
                photos.stream().map(MixedPhoto::taxonId).distinct().count(),
                firstOnly(photos.size())),
        inTurn(photos).stream().map(photo -> new Shot(photo.imageId(), note(photo))).toList());
  }

  /// A photo of each taxon, then a second one of each, and so on, as many as are shown.
  private static List<MixedPhoto> inTurn(List<MixedPhoto> photos) {
    Map<String, List<MixedPhoto>> byTaxon = new LinkedHashMap<>();
    photos.forEach(
        photo -> byTaxon.computeIfAbsent(photo.taxonId(), _ -> new ArrayList<>()).add(photo));
    List<MixedPhoto> turns = new ArrayList<>();
    Collection<List<MixedPhoto>> taxa = byTaxon.values();
    for (int turn = 0; turns.size() < Math.min(PHOTOS, photos.size()); turn++) {
      for (List<MixedPhoto> taxon : taxa) {
        if (turn < taxon.size() && turns.size() < PHOTOS) {
          turns.add(taxon.get(turn));
        }
      }
    }
    return turns;
  }

  private String note(MixedPhoto photo) {
    return photo.nearestTaxonId() == null || photo.nearestCosine() == null
        ? "nothing to compare with"
        : "nearest prototype %s, cosine %s"
            .formatted(name(photo.nearestTaxonId()), cosine(photo.nearestCosine()));
  }

  private Room rare() {
    return new Room(
        "rare",
        "Taxa with few observations",
        "Too few to be recognised well, or to be tested at all.",
        TriageFolder.RARE,
        report.rare().size(),
        report.rare().stream().limit(shown).map(this::exhibit).toList());
  }

  private Exhibit exhibit(RareTaxon taxon) {
    List<Shot> photos =
        gallery.select(PhotoSelection.ofTaxa(taxon.taxonId())).stream()
            .limit(PHOTOS)
            .map(image -> new Shot(image, ""))
            .toList();
    return new Exhibit(
        "%s: observations %d, photos %d%s"
            .formatted(
                name(taxon.taxonId()),
                taxon.observations(),
                taxon.photos(),
                firstOnly(taxon.photos())),
        photos);
  }

  private static String firstOnly(int photos) {
    return photos > PHOTOS ? "; the first %d are shown".formatted(PHOTOS) : "";
  }

  private String name(String taxonId) {
    return gallery.taxa().getOrDefault(taxonId, Taxon.labelled(taxonId)).scientificName();
  }

  private static String cosine(double cosine) {
    return String.format(Locale.ROOT, "%.3f", cosine);
  }
}
