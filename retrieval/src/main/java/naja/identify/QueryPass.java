package naja.identify;

import java.util.List;
import naja.encoder.Embedding;
import naja.gallery.Gallery;
import naja.gallery.Venomous;
import naja.identify.VerdictRule.Verdict;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// The way of one query over one commit of a gallery, by some settings: search, score, decide. Safe
/// for several threads, if its search and its prototypes are.
final class QueryPass {
  private final Gallery gallery;
  private final IdentifierSettings settings;
  private final NeighbourSearch search;
  private final PrototypeScores prototypes;
  private final FittedValues fitted;
  private final Neighbourhood neighbourhood;
  private final Ranker ranker;
  private final EvidenceSelection evidence;

  /// @throws naja.gallery.GalleryException if the scorer needs a trained head and there is none
  QueryPass(
      Gallery gallery,
      IdentifierSettings settings,
      NeighbourSearch search,
      PrototypeScores prototypes,
      FittedValues fitted) {
    this(
        gallery,
        settings,
        search,
        prototypes,
        fitted,
        new Ranker(
            gallery.taxa(),
            prototypes,
            search,
            settings,
            fitted.calibration().value().orElse(null),
            fitted.headFor(settings.scorer())));
  }

  private QueryPass(
      Gallery gallery,
      IdentifierSettings settings,
      NeighbourSearch search,
      PrototypeScores prototypes,
      FittedValues fitted,
      Ranker ranker) {
    this.gallery = gallery;
    this.settings = settings;
    this.search = search;
    this.prototypes = prototypes;
    this.fitted = fitted;
    this.ranker = ranker;
    neighbourhood = new Neighbourhood(search);
    evidence = new EvidenceSelection(gallery, neighbourhood, settings.limit());
  }

  private QueryPass with(
      IdentifierSettings otherSettings,
      NeighbourSearch otherSearch,
      PrototypeScores otherPrototypes,
      FittedValues otherFitted) {
    return new QueryPass(
        gallery,
        otherSettings,
        otherSearch,
        otherPrototypes,
        otherFitted,
        ranker.with(otherSettings, otherPrototypes, otherSearch, otherFitted));
  }

  /// The same with other fitted values.
  QueryPass with(FittedValues others) {
    return with(settings, search, prototypes, others);
  }

  /// The same by other settings.
  ///
  /// @param othersPrototypes null: those of this pass
  /// @throws naja.gallery.GalleryException if their scorer needs a trained head and there is none
  QueryPass with(IdentifierSettings others, @Nullable PrototypeScores othersPrototypes) {
    boolean sameSearch = others.exact() == settings.exact();
    return with(
        others,
        sameSearch ? search : others.exact() ? gallery.exactSearch() : gallery.search(),
        othersPrototypes == null ? prototypes : othersPrototypes,
        fitted.with(others));
  }

  /// The same by what is found for several queries together.
  QueryPass by(Foresight foresight, PrototypeScores all) {
    return with(settings, foresight.neighbours(), foresight.scores(all), fitted);
  }

  /// Puts the gallery's own photos to the scorers.
  Calibrator calibrator(PrototypeScores all) {
    return new Calibrator(gallery, settings, search, all);
  }

  IdentifierSettings settings() {
    return settings;
  }

  FittedValues fitted() {
    return fitted;
  }

  /// What one pass found out: in scope, and over everything before the filters.
  record Considered(
      Embedding query,
      Scope scope,
      List<Neighbour> neighbours,
      CandidateRanking ranking,
      CandidateRanking everything) {}

  /// Searches and scores.
  Considered consider(Embedding query, Scope scope, StageTimes times) {
    Scope unfiltered = Filters.lifted(scope);

    times.start("search");
    List<Neighbour> neighbours = search(query, scope);
    List<Neighbour> allNeighbours =
        unfiltered.equals(scope) ? neighbours : search(query, unfiltered);

    times.start("score");
    CandidateRanking ranking = ranker.rank(query, neighbours, scope);
    CandidateRanking everything =
        unfiltered.equals(scope) ? ranking : ranker.rank(query, allNeighbours, unfiltered);
    return new Considered(query, scope, neighbours, ranking, everything);
  }

  /// Decides.
  SpeciesAnswer answer(Considered considered, StageTimes times) {
    times.start("decide");
    CandidateRanking ranking = considered.ranking();
    CandidateRanking everything = considered.everything();
    VerdictRule rule = new VerdictRule(fitted.unknownBelow(), settings.ambiguousMargin());
    Verdict verdict = rule.of(ranking);
    Danger danger =
        new DangerRule(settings.harmlessMass())
            .judge(everything, rule.of(everything), isHarmless(ranking, verdict));
    List<Candidate> reported = reported(ranking);
    List<Evidence> shown =
        evidence.select(considered.query(), considered.neighbours(), reported, considered.scope());
    return answer(
        verdict,
        new Findings(
            reported, shown, ranking.scorersAgree(), ranking.firsts(), danger, times.finish()));
  }

  private static SpeciesAnswer answer(Verdict verdict, Findings findings) {
    return switch (verdict) {
      case IDENTIFIED -> new SpeciesAnswer.Identified(findings);
      case AMBIGUOUS -> new SpeciesAnswer.Ambiguous(findings);
      case UNKNOWN -> new SpeciesAnswer.Unknown(findings);
    };
  }

  private List<Neighbour> search(Embedding query, Scope scope) {
    return neighbourhood.nearest(query, observations(), scope);
  }

  /// How many neighbours are looked for.
  int observations() {
    return Math.max(settings.neighbours(), settings.limit());
  }

  /// The best candidates; of a vote, only those with a vote.
  private List<Candidate> reported(CandidateRanking ranking) {
    return ranking.candidates().stream()
        .filter(candidate -> settings.scorer() != Scorer.KNN || candidate.score() > 0)
        .limit(settings.limit())
        .toList();
  }

  /// A taxon that the scorer does not know has no probability and could be the one.
  private boolean isHarmless(CandidateRanking ranking, Verdict verdict) {
    return verdict == Verdict.IDENTIFIED
        && ranker.ranksAllTaxa()
        && ranking.scorersAgree()
        && ranking.candidates().getFirst().taxon().venomous() == Venomous.NO;
  }
}
