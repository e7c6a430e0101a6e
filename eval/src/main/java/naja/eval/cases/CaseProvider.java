package naja.eval.cases;

/// Computes one part of what a case folder checks, from the inputs alone.
public interface CaseProvider {
  /// What it computes, for progress messages.
  String name();

  /// Puts everything it computes into the answers.
  void answer(CaseFolder folder, CaseAnswers answers);
}
