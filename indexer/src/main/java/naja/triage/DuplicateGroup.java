package naja.triage;

import java.util.List;

/// Photos that show the same: each is near at least one other of them.
///
/// @param span how far apart their labels are
/// @param members at least two, in ascending order of image id
public record DuplicateGroup(Span span, List<Member> members) {
  /// What the photos of a group do not share, the worst first.
  public enum Span {
    /// One of the labels must be wrong.
    TAXA,
    /// A leave-one-observation-out evaluation finds the photo in its own answer.
    OBSERVATIONS,
    /// Photos of one observation.
    NONE
  }

  /// A photo of the group.
  ///
  /// @param nearestImageId the photo of the group that it is nearest to
  /// @param cosine similarity to that one
  public record Member(
      String imageId, String observationId, String taxonId, String nearestImageId, double cosine) {}

  public DuplicateGroup {
    members = List.copyOf(members);
  }

  static DuplicateGroup of(List<Member> members) {
    return new DuplicateGroup(span(members), members);
  }

  private static Span span(List<Member> members) {
    if (members.stream().map(Member::taxonId).distinct().count() > 1) {
      return Span.TAXA;
    }
    boolean one = members.stream().map(Member::observationId).distinct().count() == 1;
    return one ? Span.NONE : Span.OBSERVATIONS;
  }
}
