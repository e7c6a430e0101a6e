package naja.eval.competition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import naja.encoder.Embedding;
import naja.indexer.FileEmbedder;
import org.jspecify.annotations.Nullable;

/// Gathers the embeddings of observations from several threads, and answers each observation as
/// soon as all its photos are through. Only observations that lack some are in memory.
final class ObservationAnswers implements FileEmbedder.Taker {
  /// One photo of an observation.
  private record Part(Question question, int photo, Path file) {}

  private final List<CompetitionObservation> observations;
  private final Function<List<Embedding>, String> answer;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<Integer, String> failures = new ConcurrentSkipListMap<>();
  private final AtomicInteger used = new AtomicInteger();

  /// @param answer names a taxon id for the usable photos of an observation, in the order of the
  ///   table; may be asked by several threads at once, and about no photo at all
  ObservationAnswers(
      List<CompetitionObservation> observations, Function<List<Embedding>, String> answer) {
    this.observations = observations;
    this.answer = answer;
    for (CompetitionObservation observation : observations) {
      Question question = new Question(observation.id(), observation.photos().size());
      for (int photo = 0; photo < observation.photos().size(); photo++) {
        parts.add(new Part(question, photo, observation.photos().get(photo)));
      }
    }
  }

  /// The photos of all observations, one after another.
  List<Path> files() {
    return parts.stream().map(Part::file).toList();
  }

  @Override
  public void embedded(int file, Embedding embedding) {
    used.incrementAndGet();
    put(parts.get(file), embedding);
  }

  @Override
  public void failed(int file, String reason) {
    failures.put(file, reason);
    put(parts.get(file), null);
  }

  private void put(Part part, @Nullable Embedding embedding) {
    List<Embedding> complete = part.question.put(part.photo, embedding);
    if (complete != null) {
      answers.put(part.question.observationId, answer.apply(complete));
    }
  }

  /// What was answered, once every photo is through.
  CompetitionRun.Outcome outcome() {
    Map<String, String> inOrder = new LinkedHashMap<>();
    for (CompetitionObservation observation : observations) {
      inOrder.put(observation.id(), Objects.requireNonNull(answers.get(observation.id())));
    }
    Map<Path, String> failed = new LinkedHashMap<>();
    failures.forEach((file, reason) -> failed.put(parts.get(file).file, reason));
    return new CompetitionRun.Outcome(inOrder, used.get(), failed);
  }

  /// An observation whose photos come in one by one.
  private static final class Question {
    private final String observationId;
    private @Nullable Embedding[] embeddings;
    private int missing;

    Question(String observationId, int photos) {
      this.observationId = observationId;
      embeddings = new Embedding[photos];
      missing = photos;
    }

    /// Takes a photo, null for one that cannot be used; the usable ones with the last.
    synchronized @Nullable List<Embedding> put(int photo, @Nullable Embedding embedding) {
      embeddings[photo] = embedding;
      missing--;
      if (missing > 0) {
        return null;
      }
      List<Embedding> usable = Arrays.stream(embeddings).filter(Objects::nonNull).toList();
      embeddings = new Embedding[0];
      return usable;
    }
  }
}
