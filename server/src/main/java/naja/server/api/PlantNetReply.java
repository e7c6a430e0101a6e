package naja.server.api;

import java.util.List;
import java.util.Optional;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.identify.Candidate;
import naja.identify.Evidence;
import naja.identify.Findings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The reply of the route that is compatible with the Pl@ntNet API, in its words.
///
/// @param bestMatch the scientific name of the best result
/// @param results best first
/// @param predictedOrgans always empty: views are not predicted
/// @param version the encoder and the gallery's generation
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
public record PlantNetReply(
    Query query,
    List<String> predictedOrgans,
    String language,
    String bestMatch,
    List<Result> results,
    String version) {
  /// What was asked.
  ///
  /// @param images the names of the photos
  /// @param organs as they were sent, `auto` where nothing was
  @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
  public record Query(
      String project,
      List<String> images,
      List<String> organs,
      boolean includeRelatedImages,
      boolean noReject) {}

  /// A species.
  ///
  /// @param score the calibrated probability, or the similarity while there is no calibration; 0 to
  ///   1
  /// @param images reference photos; empty unless they were asked for
  @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
  public record Result(double score, Species species, List<Image> images) {}

  /// A name with its author, which galleries do not have: empty.
  @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
  public record Name(
      String scientificNameWithoutAuthor, String scientificNameAuthorship, String scientificName) {
    static Name of(@Nullable String name) {
      String known = Optional.ofNullable(name).orElse("");
      return new Name(known, "", known);
    }
  }

  /// The species' names.
  @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
  public record Species(
      String scientificNameWithoutAuthor,
      String scientificNameAuthorship,
      String scientificName,
      Name genus,
      Name family,
      List<String> commonNames) {
    static Species of(Taxon taxon) {
      String common = taxon.commonName();
      return new Species(
          taxon.scientificName(),
          "",
          taxon.scientificName(),
          Name.of(taxon.genus()),
          Name.of(taxon.family()),
          common == null ? List.of() : List.of(common));
    }
  }

  /// A reference photo.
  ///
  /// @param organ always `auto`
  @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
  public record Image(String organ, String author, String license, Url url, String citation) {
    static Image of(ReferencePhoto photo, String server) {
      String author = Optional.ofNullable(photo.rightsHolder()).orElse("");
      String licence = Optional.ofNullable(photo.licence()).orElse("");
      String link = server + ImageLink.of(photo.imageId());
      String citation = String.join(" / ", author, photo.taxon().scientificName(), licence);
      return new Image("auto", author, licence, new Url(link, link, link), citation);
    }
  }

  /// Links to the original, a medium and a small form: all of them lead to the thumbnail.
  public record Url(String o, String m, String s) {}

  /// An error in the words of that API.
  @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
  public record Failure(int statusCode, String error, String message) {}

  /// The reply for an answer.
  ///
  /// @param server what links to photos begin with
  public static PlantNetReply of(
      Query query, String language, Findings findings, Provenance provenance, String server) {
    List<Result> results =
        findings.candidates().stream()
            .map(candidate ->
                new Result(
                    score(candidate),
                    Species.of(candidate.taxon()),
                    query.includeRelatedImages()
                        ? images(candidate, findings.evidence(), server)
                        : List.of()))
            .toList();
    String best = results.isEmpty() ? "" : results.getFirst().species().scientificName();
    String version = provenance.encoder() + "/" + provenance.gallery().generation();
    return new PlantNetReply(query, List.of(), language, best, results, version);
  }

  private static double score(Candidate candidate) {
    Double probability = candidate.probability();
    return Math.clamp(probability == null ? candidate.score() : probability, 0, 1);
  }

  private static List<Image> images(Candidate candidate, List<Evidence> evidence, String server) {
    return evidence.stream()
        .map(Evidence::photo)
        .filter(photo -> photo.taxon().id().equals(candidate.taxon().id()))
        .map(photo -> Image.of(photo, server))
        .toList();
  }
}
