package naja.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import naja.calibration.CalibrationFit;
import naja.eval.dataset.Dataset;
import naja.eval.page.ComparisonPage;
import naja.eval.protocol.GalleryComparison.Contestant;
import naja.eval.report.ComparisonReport;
import naja.eval.report.LeakSummary;
import naja.eval.report.ScoreTable;
import naja.eval.report.ScoredReport;
import naja.eval.split.LeakAudit;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.eval.split.SplitPlan;
import naja.gallery.Gallery;
import naja.identify.IdentifierSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A split of single photos, so that many of those asked about have the other photo of their
/// observation among the references.
class LeaksShownTest {
  @TempDir private Path folder;
  private Gallery gallery;
  private Dataset data;
  private Split leaky;
  private Split clean;
  private LeakAudit audit;

  @BeforeEach
  void draw() {
    gallery = ScatteredGallery.write(folder.resolve("gallery"), 0.1);
    data = Dataset.of(gallery);
    Split drawn = SplitPlan.parse("stratified,by=photo", 42).draw(data);
    leaky = with(drawn, row -> row.taxonId().equals("riddle") ? Role.TEST : role(row));
    audit = LeakAudit.of(data, leaky);
    Set<String> leaking = audit.images(0);
    clean = with(leaky, row -> leaking.contains(row.imageId()) ? Role.UNUSED : role(row));
    assertThat(leaking).isNotEmpty();
  }

  @AfterEach
  void close() {
    gallery.close();
  }

  enum Protocol {
    RETRIEVAL,
    OPEN_SET,
    COSTS;

    List<ScoredReport> run(Gallery gallery, Dataset data, Split split) {
      return switch (this) {
        case RETRIEVAL -> List.of(new RetrievalProtocol().run(data, split));
        case OPEN_SET -> new OpenSetProtocol().run(data, split).results();
        case COSTS ->
            new CostProtocol(IdentifierSettings.DEFAULT, 1000, CalibrationFit.PRIOR)
                .run(gallery, split, _ -> {})
                .results();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_splitThatLeaks_hasTheScoresOfTheSameSplitWithoutThoseQueries(Protocol protocol) {
    List<ScoredReport> all = protocol.run(gallery, data, leaky);
    List<ScoredReport> without = protocol.run(gallery, data, clean);

    for (int i = 0; i < all.size(); i++) {
      LeakSummary found = all.get(i).leaks();
      assertThat(found.queries()).isEqualTo(audit.leaks().size());
      assertThat(found.sameObservation()).isEqualTo(audit.leaks().size());
      assertThat(found.n()).isEqualTo(without.get(i).n()).isLessThan(all.get(i).n());
      assertThat(found.scores()).isEqualTo(without.get(i).scores());
      assertThat(without.get(i).leaks().queries()).isZero();
      assertThat(all.get(i).toTable()).contains("%d queries".formatted(audit.leaks().size()));
    }
    assertThat(ScoreTable.of(all).toTable())
        .contains("without them, ", all.getFirst().leaks().scores().getFirst().text());
  }

  @Test
  void clustering_splitThatLeaks_showsTheAgreementWithoutThosePhotos() {
    ScoreTable table = new ClusteringProtocol(1000, 1).run(data, leaky);

    for (ScoredReport report : table.results()) {
      assertThat(report.leaks().queries()).isEqualTo(audit.leaks().size());
      assertThat(report.leaks().n()).isEqualTo(report.n() - audit.leaks().size());
      assertThat(report.leaks().scores()).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void compare_splitThatLeaks_showsScoresAndDifferencesWithoutThosePhotos() {
    try (Gallery other = ScatteredGallery.write(folder.resolve("other"), 0.8)) {
      ComparisonReport report = compare(other, leaky);
      ComparisonReport without = compare(other, clean);

      var row = report.protocols().getFirst();
      assertThat(row.leaks()).extracting(LeakSummary::queries).containsOnly(audit.leaks().size());
      assertThat(row.leaks().getFirst().scores())
          .isEqualTo(without.protocols().getFirst().scores().getFirst());
      assertThat(report.differences().getFirst().withoutLeaks())
          .isEqualTo(without.differences().getFirst().scores());
      assertThat(without.differences().getFirst().withoutLeaks()).isEmpty();
      assertThat(report.toTable())
          .contains("without %d that leak".formatted(audit.leaks().size()), "without leaks, ");
      assertThat(ComparisonPage.write(folder.resolve("page"), report).get(1))
          .content()
          .contains("without leaks |", "%d leak |".formatted(audit.leaks().size()));
    }
  }

  private ComparisonReport compare(Gallery other, Split split) {
    return new GalleryComparison(
            new EvaluationRecord("naja eval compare", "2026-11-21"),
            new GallerySurvey.Build("0.1.0", "unknown"),
            _ -> {})
        .compare(
            Stream.of(gallery, other)
                .map(each ->
                    new Contestant(each.folder().getFileName().toString(), each, Optional.empty()))
                .toList(),
            split,
            42);
  }

  private static Split with(Split split, Function<Split.Row, Role> role) {
    return new Split(
        split.origin(),
        split.hides(),
        Set.of("riddle"),
        split.rows().stream()
            .map(row ->
                new Split.Row(
                    row.imageId(), row.observationId(), row.taxonId(), List.of(role.apply(row))))
            .toList());
  }

  private static Role role(Split.Row row) {
    return row.roles().getFirst();
  }
}
