package naja.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import naja.gallery.Taxon;
import naja.identify.Inquiry.Order;
import naja.identify.Inquiry.Rank;
import org.jspecify.annotations.Nullable;

/// Puts what was found out as an [Inquiry] asks for it.
///
/// @param known what the gallery knows about a taxon id
record Presentation(
    Inquiry inquiry,
    IdentifierSettings settings,
    Function<String, Optional<Taxon>> known,
    TaxonRecords records) {
  /// @param ranking in scope
  /// @param everything before any filter
  /// @param times ends the last stage
  Identification of(
      SpeciesAnswer answer,
      CandidateRanking ranking,
      CandidateRanking everything,
      List<PhotoAnswer> photos,
      Supplier<Map<String, Double>> times) {
    List<Candidate> candidates = voted(ranking.candidates());
    List<TaxonGroup> groups =
        inquiry.rank() == Rank.SPECIES ? List.of() : Groups.of(candidates, inquiry.rank());
    return new Identification(
        answer,
        results(candidates),
        groups.stream().limit(settings.limit()).toList(),
        always(everything.candidates()),
        photos,
        answer instanceof SpeciesAnswer.Ambiguous ? commonAncestor(ranking) : null,
        times.get());
  }

  /// Of a vote, only those with a vote.
  private List<Candidate> voted(List<Candidate> candidates) {
    return settings.scorer() == Scorer.KNN
        ? candidates.stream().filter(candidate -> candidate.score() > 0).toList()
        : candidates;
  }

  private List<RankedTaxon> results(List<Candidate> candidates) {
    if (inquiry.order() == Order.SIMILARITY) {
      return ranked(candidates, null);
    }
    if (candidates.stream().anyMatch(candidate -> candidate.probability() == null)) {
      throw new IllegalArgumentException(
          "results can be ranked by expected cost only with a calibration of these scores");
    }
    ToDoubleFunction<Candidate> cost = CostMatrix.CAUTIOUS.expected(candidates);
    return ranked(candidates.stream().sorted(Comparator.comparingDouble(cost)).toList(), cost);
  }

  private List<RankedTaxon> ranked(
      List<Candidate> candidates, @Nullable ToDoubleFunction<Candidate> cost) {
    List<RankedTaxon> ranked = new ArrayList<>();
    for (Candidate candidate :
        candidates.subList(0, Math.min(settings.limit(), candidates.size()))) {
      Double expected = cost == null ? null : cost.applyAsDouble(candidate);
      ranked.add(new RankedTaxon(ranked.size() + 1, candidate, expected, recorded(candidate)));
    }
    return ranked;
  }

  private List<RankedTaxon> always(List<Candidate> everything) {
    for (String taxon : inquiry.always()) {
      if (known.apply(taxon).isEmpty()) {
        throw new IllegalArgumentException("the gallery has no taxon " + taxon);
      }
    }
    List<RankedTaxon> always = new ArrayList<>();
    for (int i = 0; i < everything.size(); i++) {
      Candidate candidate = everything.get(i);
      if (inquiry.always().contains(candidate.taxon().id())) {
        always.add(new RankedTaxon(i + 1, candidate, null, recorded(candidate)));
      }
    }
    return always;
  }

  private @Nullable Boolean recorded(Candidate candidate) {
    Place place = inquiry.place();
    return place == null ? null : records.at(place, candidate.taxon().id());
  }

  /// What the taxa share between which the answer cannot decide.
  private @Nullable TaxonGroup commonAncestor(CandidateRanking ranking) {
    return Groups.commonAncestor(inQuestion(ranking));
  }

  /// The two best, and who else is within the margin of the best; without probabilities, whom the
  /// scorers put first.
  private List<Candidate> inQuestion(CandidateRanking ranking) {
    List<Candidate> candidates = ranking.candidates();
    if (ranking.absent() == null) {
      return candidates.stream()
          .filter(candidate -> ranking.firsts().containsValue(candidate.taxon().id()))
          .toList();
    }
    double least = probability(candidates.getFirst()) - settings.ambiguousMargin();
    List<Candidate> inQuestion = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (inQuestion.size() < 2 || probability(candidate) > least) {
        inQuestion.add(candidate);
      }
    }
    return inQuestion;
  }

  private static double probability(Candidate candidate) {
    Double probability = candidate.probability();
    return probability == null ? 0 : probability;
  }
}
