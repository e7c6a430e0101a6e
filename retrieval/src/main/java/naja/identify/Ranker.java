package naja.identify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.calibration.Calibration;
import naja.calibration.LinearHead;
import naja.encoder.Embedding;
import naja.gallery.Taxon;
import naja.prototype.TaxonScore;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// Scores every taxon in scope by prototypes and by neighbours, one of which ranks.
final class Ranker {
  private static final double NO_NEIGHBOUR = -2;
  private static final int SEARCH_LIMIT = 10_000;

  private final Map<String, Taxon> taxa;
  private final PrototypeScores prototypes;
  private final NeighbourSearch search;
  private final IdentifierSettings settings;
  private final @Nullable Calibration calibration;
  private final @Nullable LinearHead head;
  private final boolean ranksAllTaxa;

  Ranker(
      Map<String, Taxon> taxa,
      PrototypeScores prototypes,
      NeighbourSearch search,
      IdentifierSettings settings,
      @Nullable Calibration calibration,
      @Nullable LinearHead head) {
    this.taxa = Map.copyOf(taxa);
    this.prototypes = prototypes;
    this.search = search;
    this.settings = settings;
    this.calibration = calibration;
    this.head = head;
    ranksAllTaxa = head == null || Set.copyOf(head.taxonIds()).containsAll(taxa.keySet());
  }

  /// The same taxa by other scores.
  Ranker with(
      IdentifierSettings others,
      PrototypeScores othersPrototypes,
      NeighbourSearch othersSearch,
      FittedValues fitted) {
    return new Ranker(
        taxa,
        othersPrototypes,
        othersSearch,
        others,
        fitted.calibration().value().orElse(null),
        fitted.headFor(others.scorer()));
  }

  /// Whether the scorer knows every taxon of the gallery: a head may have been trained on fewer.
  boolean ranksAllTaxa() {
    return ranksAllTaxa;
  }

  /// @param neighbours nearest observations in scope, nearest first
  CandidateRanking rank(Embedding query, List<Neighbour> neighbours, Scope scope) {
    List<TaxonScore> byPrototype = byPrototype(query, scope);
    List<TaxonScore> byVote =
        new NeighbourVote(settings.neighbours(), settings.temperature()).count(neighbours);
    List<TaxonScore> ranked =
        switch (settings.scorer()) {
          case PROTOTYPE -> byPrototype;
          case KNN -> withoutVotesLast(byVote, byPrototype);
          case PROBE -> byHead(query, byPrototype);
          case FUSED -> fused(query, byPrototype);
        };
    return calibrated(
        ranked,
        firsts(byPrototype, byVote, ranked),
        agree(byPrototype, byVote) && agree(byPrototype, ranked),
        neighbours.isEmpty() ? NO_NEIGHBOUR : neighbours.getFirst().similarity());
  }

  private List<TaxonScore> byPrototype(Embedding query, Scope scope) {
    Predicate<String> inScope = inScope(query, scope);
    return prototypes.of(query, scope).stream()
        .filter(score -> inScope.test(score.taxonId()))
        .toList();
  }

  /// By the trained head, the taxa in scope among those that it was trained on.
  private List<TaxonScore> byHead(Embedding query, List<TaxonScore> inScope) {
    if (head == null) {
      throw new IllegalStateException("there is no trained head");
    }
    Set<String> taxonIds = inScope.stream().map(TaxonScore::taxonId).collect(Collectors.toSet());
    return head.score(query).stream().filter(score -> taxonIds.contains(score.taxonId())).toList();
  }

  private List<TaxonScore> fused(Embedding query, List<TaxonScore> byPrototype) {
    if (head == null) {
      throw new IllegalStateException("there is no trained head");
    }
    return new FusedScores(head.training()).of(byPrototype, byHead(query, byPrototype));
  }

  private Predicate<String> inScope(Embedding query, Scope scope) {
    Predicate<String> passes = id -> Filters.passes(taxon(id), scope);
    return scope.country() == null ? passes : passes.and(photographedIn(query, scope)::contains);
  }

  /// The taxa among the 10,000 nearest photos in scope: who has none there is no candidate.
  private Set<String> photographedIn(Embedding query, Scope scope) {
    return search.nearest(query, SEARCH_LIMIT, scope).stream()
        .map(Neighbour::taxonId)
        .collect(Collectors.toSet());
  }

  /// Taxa without a vote follow with score 0, in the order of their prototypes.
  private static List<TaxonScore> withoutVotesLast(
      List<TaxonScore> byVote, List<TaxonScore> byPrototype) {
    Set<String> voted = byVote.stream().map(TaxonScore::taxonId).collect(Collectors.toSet());
    List<TaxonScore> all = new ArrayList<>(byVote);
    byPrototype.stream()
        .map(TaxonScore::taxonId)
        .filter(taxon -> !voted.contains(taxon))
        .forEach(taxon -> all.add(new TaxonScore(taxon, 0)));
    return all;
  }

  private Map<Scorer, String> firsts(
      List<TaxonScore> byPrototype, List<TaxonScore> byVote, List<TaxonScore> ranked) {
    Map<Scorer, String> firsts = new EnumMap<>(Scorer.class);
    put(firsts, Scorer.PROTOTYPE, byPrototype);
    put(firsts, Scorer.KNN, byVote);
    put(firsts, settings.scorer(), ranked);
    return firsts;
  }

  private static void put(Map<Scorer, String> firsts, Scorer scorer, List<TaxonScore> ranked) {
    if (!ranked.isEmpty()) {
      firsts.put(scorer, ranked.getFirst().taxonId());
    }
  }

  private static boolean agree(List<TaxonScore> byPrototype, List<TaxonScore> byVote) {
    return !byPrototype.isEmpty()
        && !byVote.isEmpty()
        && byPrototype.getFirst().taxonId().equals(byVote.getFirst().taxonId());
  }

  private CandidateRanking calibrated(
      List<TaxonScore> ranked, Map<Scorer, String> firsts, boolean agree, double nearestCosine) {
    if (calibration == null) {
      List<Candidate> candidates =
          ranked.stream()
              .map(score -> new Candidate(taxon(score.taxonId()), score.score(), null))
              .toList();
      return new CandidateRanking(candidates, null, firsts, agree, nearestCosine);
    }
    var probabilities =
        calibration.probabilities(ranked.stream().map(TaxonScore::score).toList(), nearestCosine);
    List<Candidate> candidates =
        IntStream.range(0, ranked.size())
            .mapToObj(i ->
                new Candidate(
                    taxon(ranked.get(i).taxonId()),
                    ranked.get(i).score(),
                    probabilities.ofCandidates().get(i)))
            .toList();
    return new CandidateRanking(candidates, probabilities.absent(), firsts, agree, nearestCosine);
  }

  private Taxon taxon(String id) {
    Taxon taxon = taxa.get(id);
    return taxon == null ? Taxon.labelled(id) : taxon;
  }
}
