package naja.eval.protocol;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.metric.Answered;
import naja.eval.metric.Prediction;
import naja.eval.split.Hides;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.eval.split.SplitFit;

/// The vectors of one round of a split: what is asked about, and what may answer.
///
/// @param imageIds of the queries, row by row
/// @param hidden which references a query does not see; something only where queries and references
///   are the same rows
record RoundData(
    LabelledEmbeddings queries,
    List<String> imageIds,
    LabelledEmbeddings references,
    Retrieval.Hidden hidden) {
  RoundData {
    imageIds = List.copyOf(imageIds);
  }

  /// One round of a split: a copy of its vectors in double precision, to be let go before the next.
  ///
  /// @param round from 0
  /// @throws DatasetException if the split is not one of this data, or some photos answer for each
  ///   other and others do not
  static RoundData of(Dataset data, Split split, int round) {
    SplitFit.require(split, data);
    int[] tests = rows(data, split.tests(round)::contains);
    int[] references = rows(data, split.references(round)::contains);
    return new RoundData(
        data.select(tests),
        IntStream.of(tests).mapToObj(row -> imageId(data, row)).toList(),
        data.select(references),
        hidden(split, round));
  }

  /// What is trained once for all queries needs a split whose queries never answer.
  ///
  /// @throws DatasetException if photos that are asked about answer for others
  static void requireApart(Split split) {
    if (IntStream.range(0, split.rounds()).anyMatch(round -> split.count(round, Role.BOTH) > 0)) {
      throw new DatasetException(
          "split %s hides other photos from every query, but the references are summed up once for all: use stratified, k-fold or k-shot"
              .formatted(split.origin().rule()));
    }
  }

  /// Predictions of this round's queries with what belongs to them.
  List<Answered> answered(List<Prediction> predictions) {
    var counts =
        references.taxonIds().stream()
            .collect(Collectors.groupingBy(taxon -> taxon, Collectors.counting()));
    return IntStream.range(0, predictions.size())
        .mapToObj(row ->
            new Answered(
                imageIds.get(row),
                queries.observationIds().get(row),
                predictions.get(row),
                counts.getOrDefault(queries.taxonIds().get(row), 0L).intValue()))
        .toList();
  }

  private static Retrieval.Hidden hidden(Split split, int round) {
    long both = split.count(round, Role.BOTH);
    if (both == 0) {
      return Retrieval.Hidden.NOTHING;
    }
    if (split.count(round, Role.TEST) + split.count(round, Role.REFERENCE) > 0) {
      throw new DatasetException(
          "split %s asks about some references only: this protocol needs all or none"
              .formatted(split.origin().rule()));
    }
    return split.hides() == Hides.IMAGE
        ? Retrieval.Hidden.OWN_ROW
        : Retrieval.Hidden.OWN_OBSERVATION;
  }

  /// The rows of the photos whose image ids are chosen.
  static int[] rows(Dataset data, Predicate<String> chosen) {
    return IntStream.range(0, data.rows().size())
        .filter(row -> chosen.test(imageId(data, row)))
        .toArray();
  }

  private static String imageId(Dataset data, int row) {
    return data.rows().get(row).photo().imageId();
  }
}
