package naja.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitPlanTest {
  @Test
  void leaveOneOut_everyPhoto_isAskedAboutAndAnswersForOthers() {
    Split split = draw("leave-one-out", 1, new Photos().with("a", 2, 2).data());

    assertThat(split.hides()).isEqualTo(Hides.IMAGE);
    assertThat(split.tests(0)).containsExactly("a0-0", "a0-1", "a1-0", "a1-1");
    assertThat(split.references(0)).isEqualTo(split.tests(0));
    assertThat(split.origin()).isEqualTo(new Split.Origin("leave-one-out", null, "fake", 3));
  }

  @Test
  void leaveOneObservationOut_everyPhoto_hidesItsObservation() {
    Split split = draw("leave-one-observation-out", 1, new Photos().with("a", 2, 2).data());

    assertThat(split.hides()).isEqualTo(Hides.OBSERVATION);
    assertThat(split.tests(0)).hasSize(4);
  }

  @Test
  void stratified_taxaOfManySizes_drawsAFifthOfTheObservationsButNeverAll() {
    Photos photos = new Photos();
    Map.of("a", 1, "b", 2, "c", 5, "d", 8, "e", 20)
        .forEach((taxon, size) -> photos.with(taxon, size, 3));

    Split split = draw("stratified", 1, photos.data());

    assertThat(testObservations(split, 0)).isEqualTo(Map.of("b", 1, "c", 1, "d", 2, "e", 4));
    assertThat(split.tests(0)).hasSize(3 * 8);
    requireDisjointObservations(split);
  }

  @Test
  void stratified_sameSeed_drawsTheSameInAnyOrder() {
    Photos photos = new Photos().with("a", 50, 1);

    Split split = draw("stratified", 1, photos.data());

    assertThat(draw("stratified", 1, photos.data(List::reversed)).tests(0))
        .containsExactlyInAnyOrderElementsOf(split.tests(0));
    assertThat(draw("stratified", 2, photos.data()).tests(0)).isNotEqualTo(split.tests(0));
  }

  @Test
  void stratified_anotherTaxonAdded_drawsTheSameInTheFirst() {
    Split alone = draw("stratified", 1, new Photos().with("a", 50, 1).data());
    Split more = draw("stratified", 1, new Photos().with("a", 50, 1).with("b", 50, 1).data());

    assertThat(more.tests(0)).containsAll(alone.tests(0));
  }

  @Test
  void stratified_byPhoto_splitsObservations() {
    Split split = draw("stratified,by=photo", 1, new Photos().with("a", 2, 10).data());

    assertThat(split.tests(0)).hasSize(4);
    assertThat(testObservations(split, 0)).containsEntry("a", 2);
  }

  @Test
  void minimum_bothReadings_differByOne() {
    Dataset data =
        new Photos().with("a", 100, 1).with("b", 11, 1).with("c", 10, 1).with("d", 5, 2).data();

    assertThat(taxa(draw("stratified,more-than=10", 1, data))).containsOnly("a", "b");
    assertThat(taxa(draw("stratified,at-least=10", 1, data))).containsOnly("a", "b", "c", "d");
    assertThat(taxa(draw("stratified,at-least-observations=10", 1, data)))
        .containsOnly("a", "b", "c");
    assertThat(taxa(draw("stratified,more-than-observations=10", 1, data))).containsOnly("a", "b");
  }

  /// The worked example of the published prototype script: counts 100, 11, 10 and 40.
  @Test
  void proportional_workedExample_tests16Of151() {
    Dataset data =
        new Photos().with("A", 100, 1).with("B", 11, 1).with("C", 10, 1).with("D", 40, 1).data();

    Split split = draw("proportional,more-than=10", 1, data);

    assertThat(split.tests(0)).hasSize(16);
    assertThat(split.references(0)).hasSize(135);
    assertThat(taxa(split)).containsOnly("A", "B", "D");
    // 100 · 16 / 151 = 10.596, 11 · 16 / 151 = 1.166, 40 · 16 / 151 = 4.238: A gets the remainder.
    assertThat(testObservations(split, 0)).isEqualTo(Map.of("A", 11, "B", 1, "D", 4));
  }

  @Test
  void observationDisjoint_mixedSizes_takesWholeObservationsAndNeverALastOne() {
    Photos photos = new Photos().with("rare", 1, 3);
    for (int i = 0; i < 30; i++) {
      photos.with("t" + i + "-", 4, 1 + i % 4);
    }
    Split split = draw("observation-disjoint,fraction=0.5", 1, photos.data());

    requireDisjointObservations(split);
    assertThat(split.tests(0)).noneMatch(image -> image.startsWith("rare"));
    assertThat((double) split.tests(0).size() / split.rows().size()).isBetween(0.45, 0.55);
  }

  @Test
  void byColumn_countries_keepsEachTogetherAndLeavesTheUnansweredOut() {
    Photos photos = new Photos();
    for (int i = 0; i < 40; i++) {
      photos.with("p" + i, "t" + i % 2, null, "country" + i % 10, null);
    }
    photos.with("nowhere", "t0", null, null, null);

    Split split = draw("by-column,column=country", 1, photos.data());

    // Four photos to a country; a fifth of 40 is two countries.
    assertThat(split.tests(0)).hasSize(8);
    Set<String> countries =
        split.tests(0).stream()
            .map(image -> image.substring(image.length() - 1))
            .collect(Collectors.toSet());
    assertThat(countries).hasSize(2);
    assertThat(split.references(0)).hasSize(32).doesNotContain("nowhere");
  }

  @Test
  void byColumn_aTaxonOfOneCountry_isLeftOutWhereThatIsTested() {
    Photos photos =
        new Photos()
            .with("p1", "common", null, "A", null)
            .with("p2", "common", null, "B", null)
            .with("p3", "onlyA", null, "A", null)
            .with("p4", "onlyB", null, "B", null);

    Split split = draw("by-column,column=country", 1, photos.data());

    assertThat(split.tests(0)).hasSize(1);
    assertThat(split.references(0)).hasSize(2);
    assertThat(split.count(0, Role.UNUSED)).isEqualTo(1);
  }

  @Test
  void byColumn_absentColumn_isRefusedByName() {
    Dataset data = new Photos().with("a", 10, 1).data();

    assertThatThrownBy(() -> draw("by-column,column=country", 1, data))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("country")
        .hasMessageContaining("none of the 10 photos");
    assertThatThrownBy(() -> draw("by-column,column=colour", 1, data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rights_holder");
    assertThatThrownBy(() -> draw("given", 1, data)).hasMessageContaining("needs split");
    assertThatThrownBy(() -> draw("time", 1, data)).hasMessageContaining("needs date");
  }

  @Test
  void time_datedPhotos_asksAboutTheLatest() {
    Photos photos = new Photos();
    for (int day = 10; day < 20; day++) {
      photos.with("p" + day, "a", null, null, "2023-05-" + day + "T10:00:00Z");
    }
    photos.with("late-only", "b", null, null, "2023-06-01").with("undated", "a", null, null, null);

    Split split = draw("time,from=2023-05-18", 1, photos.data());

    assertThat(split.tests(0)).containsExactly("p18", "p19");
    assertThat(split.references(0)).hasSize(8).doesNotContain("undated");
    // 11 dated photos: from the ninth day on is the last quarter.
    assertThat(draw("time,fraction=0.25", 1, photos.data()).tests(0)).containsExactly("p18", "p19");
  }

  @Test
  void time_partialDates_areDaysAndNotText() {
    Photos photos =
        new Photos()
            .with("basic", "a", null, null, "20230401")
            .with("day", "a", null, null, "2023-04-30 23:59")
            .with("april", "a", null, null, "2023-04")
            .with("year", "a", null, null, "2023")
            .with("across", "a", null, null, "2023-04-30/2023-05-02")
            .with("may", "a", null, null, "2023-05")
            .with("late", "a", null, null, "20230501T080000Z");

    Split split = draw("time,from=2023-05", 1, photos.data());

    assertThat(split.references(0)).containsExactlyInAnyOrder("basic", "day", "april");
    assertThat(split.tests(0)).containsExactlyInAnyOrder("may", "late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "by-column,column=year", "by-column,column=date"})
  void dates_thatAreNone_areRefusedNamingThePhotos(String rule) {
    Photos photos =
        new Photos()
            .with("good", "a", null, null, "2023-05-18")
            .with("other", "a", null, null, "2023-05-19")
            .with("british", "a", null, null, "18/05/2023")
            .with("leap", "a", null, null, "2023-02-29");

    assertThatThrownBy(() -> draw(rule, 1, photos.data()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("2 photos have a date that is not of ISO 8601:")
        .hasMessageContaining("british ('18/05/2023')")
        .hasMessageContaining("leap ('2023-02-29')");
    assertThatThrownBy(() -> draw("time,from=May", 1, photos.data()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from must be an ISO 8601 date such as 2023-05-18");
  }

  @Test
  void column_partOfADate_groupsThoseThatSayEnough() {
    Photos photos =
        new Photos()
            .with("a1", "a", null, null, "2023-05-18")
            .with("a2", "a", null, null, "20230601")
            .with("a3", "a", null, null, "2024")
            .with("a4", "a", null, null, "2023-05");

    Split split = draw("by-column,column=month,fraction=0.5", 1, photos.data());

    assertThat(split.rows())
        .filteredOn(row -> row.roles().getFirst() == Role.UNUSED)
        .extracting(Split.Row::imageId)
        .containsExactly("a3");
    Map<String, Role> roles =
        split.rows().stream()
            .collect(Collectors.toMap(Split.Row::imageId, row -> row.roles().getFirst()));
    assertThat(roles.get("a1")).isEqualTo(roles.get("a4")).isNotEqualTo(roles.get("a2"));
  }

  @Test
  void kFold_everyObservation_isAskedAboutOnce() {
    Split split =
        draw(
            "k-fold,folds=4",
            1,
            new Photos().with("a", 9, 2).with("b", 3, 1).with("c", 1, 2).data());

    Set<String> asked = new HashSet<>();
    for (int round = 0; round < 4; round++) {
      assertThat(asked).doesNotContainAnyElementsOf(split.tests(round));
      asked.addAll(split.tests(round));
    }
    assertThat(asked).hasSize(9 * 2 + 3);
    assertThat(split.references(3)).contains("c0-0", "c0-1");
    requireDisjointObservations(split);
  }

  @Test
  void kShot_moreShots_keepTheTestAndAddReferences() {
    Dataset data = new Photos().with("a", 30, 1).with("b", 30, 1).with("c", 3, 1).data();

    Split one = draw("k-shot,shots=1,repeats=3", 9, data);
    Split five = draw("k-shot,shots=5,repeats=3", 9, data);

    assertThat(one.rounds()).isEqualTo(3);
    for (int round = 0; round < 3; round++) {
      assertThat(one.references(round)).hasSize(3);
      // Two are left of the three of c.
      assertThat(five.references(round)).hasSize(12).containsAll(one.references(round));
      assertThat(five.tests(round)).isEqualTo(one.tests(0));
    }
    assertThat(one.references(1)).isNotEqualTo(one.references(0));
  }

  @Test
  void given_column_takesItsWords() {
    Photos photos =
        new Photos()
            .with("p1", "a", "train", null, null)
            .with("p2", "a", "test", null, null)
            .with("p3", "a", "val", null, null)
            .with("p4", "a", null, null, null);

    assertThat(draw("given", 1, photos.data()).tests(0)).containsExactly("p2");
    assertThat(draw("given,test=val", 1, photos.data()).tests(0)).containsExactly("p3");
    assertThat(draw("given", 1, photos.data()).references(0)).containsExactly("p1");
  }

  @Test
  void given_aTaxonWithoutReferences_isRefusedWithItsPhotos() {
    Photos photos =
        new Photos()
            .with("p1", "a", "train", null, null)
            .with("p2", "b", "test", null, null)
            .with("p3", "a", "test", null, null);

    assertThatThrownBy(() -> draw("given", 1, photos.data()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("1 photos without a reference of their taxon: p2 (taxon b)");
  }

  @Test
  void given_noTestPhoto_isRefusedAsEmpty() {
    Dataset data = new Photos().with("p1", "a", "train", null, null).data();

    assertThatThrownBy(() -> draw("given", 1, data))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("test set is empty");
  }

  @Test
  void openSet_heldOutTaxa_haveNoReference() {
    Photos photos = new Photos();
    for (int i = 0; i < 10; i++) {
      photos.with("t" + i + "-", 10, 1);
    }

    Split split = draw("open-set,fraction=0.3", 1, photos.data());

    assertThat(split.heldOut()).hasSize(3);
    assertThat(taxaOf(split, split.references(0)))
        .hasSize(7)
        .doesNotContainAnyElementsOf(split.heldOut());
    assertThat(split.tests(0)).hasSize(3 * 10 + 7 * 2);
    assertThat(draw("open-set,taxa=t1-+t2-", 1, photos.data()).heldOut())
        .containsExactlyInAnyOrder("t1-", "t2-");
    assertThatThrownBy(() -> draw("open-set,taxa=t77", 1, photos.data()))
        .hasMessageContaining("no photo shows: t77");
  }

  @Test
  void leaveOneOut_taxonOfOnePhoto_isRefusedWithTheWayOut() {
    Dataset data = new Photos().with("a", 4, 1).with("lone", 1, 1).data();

    assertThatThrownBy(() -> draw("leave-one-out", 1, data))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("lone0-0 (taxon lone)")
        .hasMessageContaining("at-least=2");
    assertThat(draw("leave-one-out,at-least=2", 1, data).references(0)).hasSize(4);
    Split answering = draw("leave-one-out,lone=reference", 1, data);
    assertThat(answering.tests(0)).hasSize(4);
    assertThat(answering.references(0)).hasSize(5);
    assertThat(draw("stratified", 1, data).references(0)).contains("lone0-0");
  }

  @Test
  void leaveOneObservationOut_taxonOfOneObservation_isRefused() {
    Dataset data = new Photos().with("a", 4, 1).with("lone", 1, 3).data();

    assertThatThrownBy(() -> draw("leave-one-observation-out", 1, data))
        .hasMessageContaining("3 photos without a reference")
        .hasMessageContaining("at-least-observations=2");
    assertThat(draw("leave-one-out", 1, data).tests(0)).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leave-one-out,at-least=2",
        "leave-one-observation-out,lone=reference",
        "stratified,fraction=0.3,by=photo",
        "proportional,fraction=0.25,more-than=10",
        "observation-disjoint",
        "by-column,column=year,fraction=0.4",
        "time,from=2023-01-01",
        "k-fold,folds=3",
        "k-shot,shots=1,repeats=2,fraction=0.5",
        "given,test=val",
        "open-set,taxa=a+b"
      })
  void code_ofAParsedRule_isItsText(String text) {
    assertThat(SplitPlan.parse(text, 1).code()).isEqualTo(text);
  }

  @Test
  void parse_whatIsNotUnderstood_isNamedWithWhatWouldBe() {
    assertRefused("random", "leave-one-out, leave-one-observation-out, stratified", "got random");
    assertRefused("k-fold,shots=3", "no option shots", "folds");
    assertRefused("k-fold,folds=1", "folds must be a whole number of at least 2, got 1");
    assertRefused("stratified,fraction=1.5", "above 0 and below 1, got 1.5");
    assertRefused("stratified,0.3", "got '0.3'");
    assertRefused("stratified,at-least=2,more-than=3", "one minimum");
  }

  private static void assertRefused(String text, String... parts) {
    assertThatThrownBy(() -> SplitPlan.parse(text, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }

  private static Split draw(String rule, long seed, Dataset data) {
    return SplitPlan.parse(rule, seed).draw(data);
  }

  private static Set<String> taxa(Split split) {
    Set<String> used = new HashSet<>(split.tests(0));
    used.addAll(split.references(0));
    return taxaOf(split, used);
  }

  private static Set<String> taxaOf(Split split, Set<String> images) {
    return split.rows().stream()
        .filter(row -> images.contains(row.imageId()))
        .map(Split.Row::taxonId)
        .collect(Collectors.toSet());
  }

  private static Map<String, Integer> testObservations(Split split, int round) {
    Map<String, Set<String>> observations = new TreeMap<>();
    Set<String> tests = split.tests(round);
    split.rows().stream()
        .filter(row -> tests.contains(row.imageId()))
        .forEach(row ->
            observations
                .computeIfAbsent(row.taxonId(), _ -> new TreeSet<>())
                .add(row.observationId()));
    Map<String, Integer> counts = new TreeMap<>();
    observations.forEach((taxon, all) -> counts.put(taxon, all.size()));
    return counts;
  }

  private static void requireDisjointObservations(Split split) {
    for (int round = 0; round < split.rounds(); round++) {
      Set<String> tested = new HashSet<>();
      Set<String> answering = new HashSet<>();
      for (Split.Row row : split.rows()) {
        Role role = row.roles().get(round);
        if (role.isTest()) {
          tested.add(row.observationId());
        }
        if (role.isReference()) {
          answering.add(row.observationId());
        }
      }
      assertThat(tested).doesNotContainAnyElementsOf(answering);
    }
  }
}
