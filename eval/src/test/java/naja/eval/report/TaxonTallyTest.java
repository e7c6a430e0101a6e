package naja.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import naja.calibration.StoredEvaluation.Confusion;
import naja.calibration.StoredEvaluation.TaxonRecord;
import naja.eval.metric.Answered;
import naja.eval.metric.Prediction;
import org.junit.jupiter.api.Test;

class TaxonTallyTest {
  /// Two observations of a, one of b; one photo of a is taken for b, one for c, one for nothing.
  private static final TaxonTally TALLY =
      TaxonTally.of(
          List.of(
              answered("1", "a", "a", "b"),
              answered("1", "a", "b", "a"),
              answered("2", "a", "c", "b", "d", "a"),
              answered("2", "a"),
              answered("3", "b", "b")));

  @Test
  void records_oneTaxon_countsItsPhotosAndWhatTheyWereTakenFor() {
    TaxonRecord a = TALLY.records(5).getFirst();

    assertThat(a.taxonId()).isEqualTo("a");
    assertThat(a.photos()).isEqualTo(4);
    assertThat(a.observations()).isEqualTo(2);
    assertThat(a.right()).isEqualTo(1);
    assertThat(a.rightInTop3()).isEqualTo(2);
    assertThat(a.recall().value()).isEqualTo(0.25);
    assertThat(a.answers()).isEqualTo(1);
    assertThat(a.confusions()).containsExactly(new Confusion("b", 1), new Confusion("c", 1));
  }

  @Test
  void records_answersToOthersPhotos_countForTheTaxonAnswered() {
    assertThat(TALLY.records(5)).extracting(TaxonRecord::taxonId).containsExactly("a", "b");
    assertThat(TALLY.records(5).getLast().answers()).isEqualTo(2);
    assertThat(TALLY.records(1).getFirst().confusions()).hasSize(1);
  }

  @Test
  void confusion_rows_sumToThePhotosThatWereAnswered() {
    assertThat(TALLY.confusion())
        .isEqualTo(Map.of("a", Map.of("a", 1, "b", 1, "c", 1), "b", Map.of("b", 1)));
  }

  private static Answered answered(String observationId, String truth, String... ranked) {
    return new Answered("photo", observationId, new Prediction(truth, List.of(ranked)), 0);
  }
}
