package naja.eval.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.eval.competition.CompetitionScore.Competition;
import naja.eval.dataset.DatasetException;
import naja.eval.metric.Score;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import naja.identify.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tables, files and scores of competitions, by the organisers' rules.
class CompetitionTest {
  @TempDir private Path folder;

  @Test
  void table_photosOfOneObservation_areOneQuestionWithTheFirstTruth() throws IOException {
    Path file =
        write(
            """
            observation_id,image_path,class_id
            900,a/1.jpg,8
            12,b.jpg,-1
            900,c.jpg,9
            """);
    assertThat(ObservationTable.read(file, folder))
        .containsExactly(
            new CompetitionObservation(
                "900", List.of(folder.resolve("a/1.jpg"), folder.resolve("c.jpg")), "8"),
            new CompetitionObservation("12", List.of(folder.resolve("b.jpg")), "-1"));
    assertThat(ObservationTable.truths(file)).isEqualTo(Map.of("900", "8", "12", "-1"));
  }

  @Test
  void table_fungiColumnsWithoutTruth_areRead() throws IOException {
    Path file = write("observationID,filename\n5,x.jpg\n");
    assertThat(ObservationTable.read(file, folder))
        .containsExactly(new CompetitionObservation("5", List.of(folder.resolve("x.jpg")), null));
  }

  @Test
  void table_pathThatLeadsOut_isRefusedWithItsRow() throws IOException {
    Path file = write("observation_id,image_path\n1,a.jpg\n2,../b.jpg\n");
    assertThatThrownBy(() -> ObservationTable.read(file, folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("row 2: '../b.jpg' is no photo below");
  }

  @Test
  void table_rowsWithoutObservation_areRefusedByNumber() throws IOException {
    Path file = write("observation_id,image_path,class_id\n1,a.jpg,8\n,b.jpg,8\n ,c.jpg,9\n");
    assertThatThrownBy(() -> ObservationTable.read(file, folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("2 rows have no observation id: row 2, 3;");
    assertThatThrownBy(() -> ObservationTable.truths(file)).hasMessageContaining("row 2, 3;");
  }

  @Test
  void table_blankTruth_isNone() throws IOException {
    Path file = write("observation_id,image_path,class_id\n1,a.jpg,\n1,b.jpg,8\n2,c.jpg, \n");
    assertThat(ObservationTable.truths(file)).isEqualTo(Map.of("1", "8"));
  }

  @Test
  void truth_ofNoKnownClass_isRefusedByItsObservation() {
    CompetitionTaxa taxa =
        CompetitionTaxa.of(List.of(taxon("8", Venomous.NO)), List.of(taxon("9", Venomous.YES)));
    taxa.requireAll(Map.of("1", "8", "2", "9", "3", "-1"));
    assertThatThrownBy(() -> taxa.requireAll(Map.of("1", "8", "2", "10")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(
            "1 observations is no class of the gallery or of --taxa: 2 (class 10)");
  }

  @Test
  void file_oneRowPerObservation_isWritten() throws IOException {
    Path file = folder.resolve("submission.csv");
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("900", "8");
    answers.put("12", "-1");
    SubmissionFile.write(file, answers, Set.of("8", "-1"));
    assertThat(file).hasContent("observation_id,class_id\n900,8\n12,-1\n");
  }

  @Test
  void file_positionInPlaceOfAnId_isRefused() {
    assertThatThrownBy(() ->
            SubmissionFile.write(folder.resolve("s.csv"), Map.of("1", "0"), Set.of("1008", "87")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("1 ids are no taxon ids, such as [0]");
  }

  @Test
  void file_refused_leavesTheLastGoodOne() throws IOException {
    Path file = Files.writeString(folder.resolve("s.csv"), "the last good one");

    assertThatThrownBy(() -> SubmissionFile.write(file, Map.of("1", "0"), Set.of("1008")))
        .isInstanceOf(DatasetException.class);

    assertThat(file).hasContent("the last good one");
    assertThat(folder.resolve("s.csv.part")).exists();
  }

  @Test
  void aggregation_meanScore_isNoProbabilityToWeighCostsBy() {
    List<Candidate> merged = Aggregation.MEAN_SCORE.merge(List.of(List.of(candidate("a", 0.9))));

    assertThat(merged.getFirst().probability()).isNull();
    assertThatThrownBy(() -> AnswerRule.EXPECTED_COST.choose(merged))
        .hasMessageContaining("naja eval calibration --save");
  }

  @Test
  void check_rowsThatBreakTheRules_areNamed() throws IOException {
    Set<String> asked = Set.of("1", "2");
    Set<String> taxa = Set.of("8");
    assertThatThrownBy(
            () -> SubmissionFile.check(write("observation_id,class_id\n1,8\n1,8\n"), asked, taxa))
        .hasMessageContaining("[1]")
        .hasMessageContaining("more than one row");
    assertThatThrownBy(
            () -> SubmissionFile.check(write("observation_id,class_id\n1,8\n"), asked, taxa))
        .hasMessageContaining("have no row, such as [2]");
    assertThatThrownBy(() ->
            SubmissionFile.check(write("observation_id,class_id\n1,8\n2,8\n3,8\n"), asked, taxa))
        .hasMessageContaining("were not asked about, such as [3]");
    assertThatThrownBy(() -> SubmissionFile.check(write("id,class_id\n1,8\n"), asked, taxa))
        .hasMessageContaining("must have the columns observation_id,class_id");
  }

  @Test
  void score_workedExample_hasTheOfficialTracks() {
    CompetitionScore score =
        score(
            Competition.SNAKECLEF, "1 1 2 2 3 3 4 4 4 5", "1 2 2 4 3 1 4 5 1 4", Set.of("4", "5"));
    assertThat(value(score, "macro_f1")).isEqualTo(38);
    assertThat(value(score, "p_hh")).isEqualTo(33.33);
    assertThat(value(score, "p_vv")).isEqualTo(50);
    assertThat(value(score, "track1")).isCloseTo(67.85, within(1e-9));
    assertThat(value(score, "track2")).isEqualTo(13);
    assertThat(score.units()).contains("macro_f1, accuracy and rates in percent");
    assertThat(score.warning()).isEmpty();
  }

  @Test
  void score_answerWithoutTruth_isRefusedByName() {
    assertThatThrownBy(() -> scored(Map.of("1", "8", "2", "8"), Map.of("2", "8")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("1 answered observations have no truth: 1;")
        .hasMessageNotContaining("have no answer");
  }

  @ParameterizedTest
  @EnumSource
  void score_truthThatIsNeverAnswered_isRefusedByName(Competition competition) {
    Map<String, String> truths = new LinkedHashMap<>();
    for (int id = 30; id >= 19; id--) {
      truths.put(Integer.toString(id), "8");
    }
    truths.put("1", "8");
    assertThatThrownBy(
            () -> CompetitionScore.of(competition, Map.of("1", "8"), truths, Set.of("8"), Set.of()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(
            "12 observations of the truth have no answer: 19, 20, 21, 22, 23, 24, 25, 26, 27, 28 and 2 more;");
  }

  private static CompetitionScore scored(Map<String, String> answers, Map<String, String> truths) {
    return CompetitionScore.of(Competition.SNAKECLEF, answers, truths, Set.of("8"), Set.of());
  }

  @Test
  void aggregation_threePhotos_followsItsRule() {
    List<List<Candidate>> photos =
        List.of(
            List.of(candidate("a", 0.6), candidate("b", 0.4)),
            List.of(candidate("b", 0.5), candidate("a", 0.3), candidate("c", 0.2)),
            List.of(candidate("c", 0.9), candidate("b", 0.1)));
    assertThat(first(Aggregation.MEAN_PROBABILITY.merge(photos))).isEqualTo("c");
    assertThat(Aggregation.MEAN_PROBABILITY.merge(photos).getFirst().score())
        .isCloseTo(1.1 / 3, within(1e-12));
    assertThat(Aggregation.MAX_PROBABILITY.merge(photos).getFirst().score()).isEqualTo(0.9);
  }

  @Test
  void rules_noCalibration_sayHowToFitOne() {
    List<Candidate> candidates = List.of(new Candidate(Taxon.labelled("a"), 0.9, null));
    assertThat(AnswerRule.ARGMAX.choose(candidates)).contains(candidates.getFirst());
    assertThatThrownBy(() -> AnswerRule.EXPECTED_COST.choose(candidates))
        .hasMessageContaining("naja eval calibration --save");
    assertThatThrownBy(() -> Aggregation.MEAN_PROBABILITY.merge(List.of(candidates)))
        .hasMessageContaining("naja eval calibration --save");
  }

  @Test
  void expectedCost_statusOfTheCompetitionsList_decides() {
    List<Candidate> candidates = List.of(candidate("grass", 0.6), candidate("adder", 0.4));
    List<Taxon> gallery = List.of(taxon("grass", Venomous.NO), taxon("adder", Venomous.NO));

    CompetitionTaxa unlisted = CompetitionTaxa.of(gallery, List.of());
    CompetitionTaxa listed = CompetitionTaxa.of(gallery, List.of(taxon("adder", Venomous.YES)));

    assertThat(first(AnswerRule.EXPECTED_COST, unlisted.of(candidates))).isEqualTo("grass");
    assertThat(first(AnswerRule.EXPECTED_COST, listed.of(candidates))).isEqualTo("adder");
    assertThat(listed.dangerous()).containsExactly("adder");
  }

  @Test
  void taxa_listThatDoesNotKnowAStatus_leavesTheGallerys() {
    CompetitionTaxa taxa =
        CompetitionTaxa.of(
            List.of(taxon("adder", Venomous.YES), taxon("krait", Venomous.YES)),
            List.of(
                taxon("adder", Venomous.UNKNOWN),
                taxon("krait", Venomous.NO),
                taxon("new", Venomous.YES)));

    assertThat(taxa.dangerous()).containsExactlyInAnyOrder("adder", "new");
    assertThat(taxa.ids()).containsExactlyInAnyOrder("adder", "krait", "new");
  }

  private static Taxon taxon(String id, Venomous status) {
    return new Taxon(id, id, null, null, null, status);
  }

  private static String first(AnswerRule rule, List<Candidate> candidates) {
    return rule.choose(candidates).orElseThrow().taxon().id();
  }

  private static CompetitionScore score(
      Competition competition, String truths, String answers, Set<String> dangerous) {
    Map<String, String> given = new LinkedHashMap<>();
    Map<String, String> truth = new LinkedHashMap<>();
    String[] wanted = truths.split(" ", -1);
    String[] got = answers.split(" ", -1);
    for (int i = 0; i < wanted.length; i++) {
      given.put("o" + i, got[i]);
      truth.put("o" + i, wanted[i]);
    }
    return CompetitionScore.of(
        competition, given, truth, Set.of("1", "2", "3", "4", "5"), dangerous);
  }

  private static double value(CompetitionScore score, String name) {
    return score.scores().stream()
        .filter(each -> each.name().equals(name))
        .mapToDouble(Score::value)
        .findFirst()
        .orElseThrow();
  }

  private static Candidate candidate(String id, double probability) {
    return new Candidate(Taxon.labelled(id), probability, probability);
  }

  private static String first(List<Candidate> candidates) {
    return candidates.getFirst().taxon().id();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
