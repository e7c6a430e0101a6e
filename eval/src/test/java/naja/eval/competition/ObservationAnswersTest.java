package naja.eval.competition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.encoder.Embedding;
import org.junit.jupiter.api.Test;

/// Observations are answered once, by their own photos in the table's order, however they come in.
class ObservationAnswersTest {
  private static final int OBSERVATIONS = 200;

  @Test
  void photos_inAnyOrderFromSeveralThreads_answerTheirObservations() {
    Random random = new Random(5);
    List<CompetitionObservation> observations =
        IntStream.range(0, OBSERVATIONS)
            .mapToObj(id -> observation(id, 1 + random.nextInt(4)))
            .toList();
    ObservationAnswers gathered =
        new ObservationAnswers(observations, ObservationAnswersTest::numbers);
    List<Path> files = gathered.files();

    IntStream.range(0, files.size())
        .parallel()
        .forEach(file -> gathered.embedded(file, Embedding.of(new float[] {file})));

    var outcome = gathered.outcome();
    assertThat(outcome.photos()).isEqualTo(files.size());
    assertThat(outcome.answers().keySet())
        .containsExactlyElementsOf(observations.stream().map(CompetitionObservation::id).toList());
    int next = 0;
    for (CompetitionObservation observation : observations) {
      int end = next + observation.photos().size();
      assertThat(outcome.answers().get(observation.id()))
          .isEqualTo(
              IntStream.range(next, end)
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(" ")));
      next = end;
    }
  }

  @Test
  void photos_thatCannotBeUsed_areLeftOutAndNamed() {
    List<CompetitionObservation> observations = List.of(observation(7, 2), observation(3, 1));
    ObservationAnswers gathered =
        new ObservationAnswers(observations, ObservationAnswersTest::numbers);

    gathered.failed(2, "truncated: ends early");
    gathered.embedded(1, Embedding.of(new float[] {1}));
    gathered.failed(0, "empty: has no bytes");

    var outcome = gathered.outcome();
    assertThat(outcome.answers()).containsEntry("7", "1").containsEntry("3", "");
    assertThat(outcome.photos()).isOne();
    assertThat(outcome.failures().keySet()).containsExactly(Path.of("7-0"), Path.of("3-0"));
    assertThat(outcome.failures()).containsEntry(Path.of("3-0"), "truncated: ends early");
  }

  private static String numbers(List<Embedding> photos) {
    return photos.stream()
        .map(photo -> Integer.toString((int) photo.get(0)))
        .collect(Collectors.joining(" "));
  }

  private static CompetitionObservation observation(int id, int photos) {
    List<Path> files =
        IntStream.range(0, photos).mapToObj(photo -> Path.of(id + "-" + photo)).toList();
    return new CompetitionObservation(Integer.toString(id), files, null);
  }
}
