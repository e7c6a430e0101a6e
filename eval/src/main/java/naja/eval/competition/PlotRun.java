package naja.eval.competition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import naja.encoder.Embedding;
import naja.eval.dataset.DatasetException;
import naja.identify.Identifier;
import naja.identify.PlotRule;
import naja.indexer.PlotEmbedder;
import naja.search.Scope;

/// Answers every plot of a competition: photo → tiles → embeddings → a set of taxon ids.
///
/// A photo that cannot be used is listed and its plot answered with nothing, so that no row is
/// missing.
///
/// @param identifier answers embeddings; several threads ask it at once
public record PlotRun(PlotEmbedder embedder, Identifier identifier, PlotRule rule) {
  /// What was answered.
  ///
  /// @param answers the taxon ids of every plot, in order
  /// @param failures why photos could not be used
  public record Outcome(Map<String, List<String>> answers, Map<Path, String> failures) {}

  /// Answers plots, each as soon as its last tile is embedded.
  ///
  /// @param plots the photo of every plot id
  /// @throws DatasetException if the program is asked to stop before the last answer
  public Outcome answer(Map<String, Path> plots) {
    List<Path> photos = List.copyOf(plots.values());
    Answers answers = new Answers();
    if (!embedder.run(photos, answers)) {
      throw new DatasetException("stopped before every plot was answered");
    }
    Map<String, List<String>> inOrder = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>(plots.keySet());
    for (int plot = 0; plot < ids.size(); plot++) {
      inOrder.put(ids.get(plot), answers.species.getOrDefault(plot, List.of()));
    }
    Map<Path, String> failed = new LinkedHashMap<>();
    answers.failures.forEach((plot, reason) -> failed.put(photos.get(plot), reason));
    return new Outcome(inOrder, failed);
  }

  private final class Answers implements PlotEmbedder.Taker {
    private final Map<Integer, List<String>> species = new ConcurrentHashMap<>();
    private final Map<Integer, String> failures = new ConcurrentSkipListMap<>();

    @Override
    public void embedded(int plot, List<Embedding> tiles) {
      var answer = identifier.identifyPlot(tiles, rule, Scope.ALL);
      species.put(plot, answer.taxa().stream().map(taxon -> taxon.taxon().id()).toList());
    }

    @Override
    public void failed(int plot, String reason) {
      failures.put(plot, reason);
    }
  }
}
