package naja.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/// The answers to photos whose taxa have about as many references: head (more than 100 photos),
/// medium (20 to 100) or tail (fewer than 20), the many-, medium- and few-shot classes of Liu et
/// al., *Large-Scale Long-Tailed Recognition in an Open World* (2019).
///
/// @param name head, medium or tail
/// @param taxa true taxa in the group
/// @param photos that were asked about
/// @param top1 share of right first answers among them
public record SupportGroup(String name, int taxa, int photos, Score top1) {
  private static final int HEAD_ABOVE = 100;
  private static final int TAIL_BELOW = 20;

  /// The groups that hold a photo, from head to tail.
  public static List<SupportGroup> of(List<Answered> answers) {
    List<SupportGroup> groups = new ArrayList<>();
    add(groups, "head", answers, references -> references > HEAD_ABOVE);
    add(
        groups,
        "medium",
        answers,
        references -> references >= TAIL_BELOW && references <= HEAD_ABOVE);
    add(groups, "tail", answers, references -> references < TAIL_BELOW);
    return List.copyOf(groups);
  }

  private static void add(
      List<SupportGroup> groups, String name, List<Answered> answers, IntPredicate belongs) {
    List<Answered> own =
        answers.stream().filter(answer -> belongs.test(answer.references())).toList();
    if (!own.isEmpty()) {
      int taxa = (int) own.stream().map(answer -> answer.prediction().truth()).distinct().count();
      groups.add(new SupportGroup(name, taxa, own.size(), AnswerScores.of(own).getFirst()));
    }
  }

  /// One line for people.
  public String text() {
    return String.format(
        Locale.ROOT, "%-12s %s, %d photos of %d taxa", name, top1.text(), photos, taxa);
  }
}
