package naja.eval.protocol;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.eval.metric.Answered;
import naja.eval.protocol.Inquiry.Reply;
import naja.eval.report.DangerTally;
import naja.eval.report.GalleryReport.Example;
import naja.eval.report.GalleryReport.Part;
import naja.eval.report.GalleryReport.Venom;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Danger;

/// The answers that a report shows one by one: the dangerous, the wrong and the right.
///
/// @param dangerous venomous photos named a harmless taxon: those called likely harmless first,
///   then by margin
record Showcase(Venom venom, List<Example> dangerous, List<Example> wrong, List<Example> right) {
  private static final int DANGEROUS = 500;
  private static final int WRONG = 12;
  private static final int RIGHT = 6;

  /// Of the many right answers to photos of a taxon, as many as are looked at.
  private static final int RIGHT_ASKED = 8;

  private static final Comparator<Example> BY_MARGIN =
      Comparator.comparingDouble(Example::margin).reversed().thenComparing(Example::imageId);

  /// @param replies to the photos of the examination
  static Showcase of(Map<String, Taxon> taxa, Examined examined, List<Reply> replies) {
    Set<String> wanted = wanted(examined, taxa);
    List<Example> asked =
        replies.stream()
            .map(Reply::example)
            .filter(example -> wanted.contains(example.imageId()))
            .toList();
    List<Example> dangerous =
        asked.stream()
            .filter(example -> is(taxa, example.truth(), Venomous.YES))
            .filter(example -> isNamedHarmless(taxa, example))
            .sorted(
                Comparator.comparing((Example example) -> !isCalledHarmless(example))
                    .thenComparing(BY_MARGIN))
            .toList();
    return new Showcase(
        venom(taxa, replies, dangerous.size()),
        dangerous.stream().limit(DANGEROUS).toList(),
        onePerTaxon(
            asked.stream().filter(example -> !isRight(example)).sorted(BY_MARGIN).toList(), WRONG),
        onePerTaxon(asked.stream().filter(Showcase::isRight).sorted(BY_MARGIN).toList(), RIGHT));
  }

  /// The photos of venomous taxa, those named wrongly, and a few of every taxon named rightly.
  private static Set<String> wanted(Examined examined, Map<String, Taxon> taxa) {
    Set<String> wanted = new HashSet<>();
    Map<String, Integer> right = new HashMap<>();
    for (Answered answer : examined.answers()) {
      String truth = answer.prediction().truth();
      if (!answer.prediction().hits(1)
          || is(taxa, truth, Venomous.YES)
          || right.merge(truth, 1, Integer::sum) <= RIGHT_ASKED) {
        wanted.add(answer.imageId());
      }
    }
    return wanted;
  }

  private static Venom venom(Map<String, Taxon> taxa, List<Reply> replies, int namedHarmless) {
    DangerTally verdicts =
        new DangerTally(
            replies.stream()
                .map(reply ->
                    new DangerTally.Given(
                        status(taxa, reply.photo().taxonId()),
                        reply.photo().observationId(),
                        reply.verdict()))
                .toList());
    return new Venom(
        Part.of(verdicts.share(Venomous.YES, namedHarmless)),
        Part.of(verdicts.share(Venomous.YES, Danger.Verdict.LIKELY_HARMLESS)),
        Part.of(verdicts.share(Venomous.NO, Danger.Verdict.LIKELY_HARMLESS)));
  }

  private static List<Example> onePerTaxon(List<Example> examples, int most) {
    Map<String, Example> first = new LinkedHashMap<>();
    examples.forEach(example -> first.putIfAbsent(example.truth(), example));
    return first.values().stream().limit(most).toList();
  }

  private static boolean isRight(Example example) {
    return !example.answers().isEmpty()
        && example.answers().getFirst().taxonId().equals(example.truth());
  }

  private static boolean isCalledHarmless(Example example) {
    return example.danger().equals(Danger.Verdict.LIKELY_HARMLESS.code());
  }

  private static boolean isNamedHarmless(Map<String, Taxon> taxa, Example example) {
    return !example.answers().isEmpty()
        && is(taxa, example.answers().getFirst().taxonId(), Venomous.NO);
  }

  private static boolean is(Map<String, Taxon> taxa, String id, Venomous status) {
    return status(taxa, id) == status;
  }

  private static Venomous status(Map<String, Taxon> taxa, String id) {
    return taxa.getOrDefault(id, Taxon.labelled(id)).venomous();
  }
}
