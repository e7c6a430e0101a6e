package naja.eval.split;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import naja.eval.dataset.Dataset;
import naja.gallery.ReferencePhoto;

/// What is to be drawn: a rule, how large a taxon must be to take part, and a seed. The same plan
/// draws the same split from the same photos.
public record SplitPlan(SplitRule rule, Minimum minimum, long seed) {
  /// Reads the text of a rule: a name, then options with commas between, such as
  /// `stratified,fraction=0.1,more-than=10`.
  ///
  /// @param seed for a rule that draws
  /// @throws IllegalArgumentException naming what is not understood and what would be
  public static SplitPlan parse(String text, long seed) {
    RuleOptions options = new RuleOptions(text);
    SplitRule rule = rule(options);
    Minimum minimum = Minimum.of(options);
    options.requireRead();
    return new SplitPlan(rule, minimum, seed);
  }

  /// The text that [#parse] reads.
  public String code() {
    return rule.code() + minimum.code();
  }

  /// Draws a split.
  ///
  /// @throws naja.eval.dataset.DatasetException if the data lack what the rule needs, or the split
  ///   could not be evaluated
  public Split draw(Dataset data) {
    List<ReferencePhoto> photos = data.photos();
    Predicate<ReferencePhoto> met = minimum.met(photos);
    var drawing = rule.draw(photos.stream().filter(met).toList(), seed);
    List<Split.Row> rows =
        photos.stream()
            .map(photo ->
                new Split.Row(
                    photo.imageId(),
                    photo.observationId(),
                    photo.taxon().id(),
                    drawing.rounds().stream()
                        .map(round -> met.test(photo) ? round.apply(photo) : Role.UNUSED)
                        .toList()))
            .toList();
    Long drawnWith = rule.isDrawn() ? seed : null;
    return new Split(
        new Split.Origin(code(), drawnWith, data.encoder(), data.generation()),
        drawing.hides(),
        drawing.heldOut(),
        rows);
  }

  private static SplitRule rule(RuleOptions options) {
    return switch (options.name()) {
      case LeaveOut.ONE -> LeaveOut.of(Hides.IMAGE, options);
      case LeaveOut.OBSERVATION -> LeaveOut.of(Hides.OBSERVATION, options);
      case Stratified.NAME ->
          new Stratified(options.fraction(StratifiedDraw.FIFTH), byPhoto(options));
      case Proportional.NAME -> new Proportional(options.fraction(Proportional.TENTH));
      case ObservationDisjoint.NAME ->
          new ObservationDisjoint(options.fraction(StratifiedDraw.FIFTH));
      case Grouped.NAME ->
          new Grouped(
              PhotoColumn.parse(options.text("column", "")),
              options.fraction(StratifiedDraw.FIFTH));
      case Latest.NAME -> new Latest(options.text("from"), options.fraction(StratifiedDraw.FIFTH));
      case KFold.NAME -> new KFold(options.count("folds", KFold.USUAL, 2));
      case KShot.NAME ->
          new KShot(
              options.count("shots", KShot.SHOTS, 1),
              options.count("repeats", KShot.REPEATS, 1),
              options.fraction(StratifiedDraw.FIFTH));
      case GivenColumn.NAME ->
          new GivenColumn(
              options.text("test", GivenColumn.TEST),
              options.text("references", GivenColumn.REFERENCES));
      case OpenSet.NAME ->
          new OpenSet(options.fraction(StratifiedDraw.FIFTH), taxa(options.text("taxa", "")));
      default ->
          throw new IllegalArgumentException(
              "split must be a file or %s, got %s"
                  .formatted(String.join(", ", names()), options.name()));
    };
  }

  /// The rules by name.
  public static List<String> names() {
    return List.of(
        LeaveOut.ONE,
        LeaveOut.OBSERVATION,
        Stratified.NAME,
        Proportional.NAME,
        ObservationDisjoint.NAME,
        Grouped.NAME,
        Latest.NAME,
        KFold.NAME,
        KShot.NAME,
        GivenColumn.NAME,
        OpenSet.NAME);
  }

  private static boolean byPhoto(RuleOptions options) {
    String by = options.text("by", "observation");
    return switch (by) {
      case "photo" -> true;
      case "observation" -> false;
      default -> throw new IllegalArgumentException("by must be observation or photo, got " + by);
    };
  }

  private static Set<String> taxa(String text) {
    return Stream.of(text.split("\\+"))
        .filter(taxon -> !taxon.isBlank())
        .collect(Collectors.toSet());
  }
}
