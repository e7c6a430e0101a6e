package naja.eval.protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import naja.eval.split.Split;
import naja.gallery.StoredEmbedding;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.indexer.ProgressCount;
import naja.prototype.PrototypeVariant;

/// Puts the queries of a split to several askers, one block after another: the neighbours of a
/// block and the prototype scores of a query are found once, whoever needs them.
final class Interrogation {
  private final Questions questions;
  private final List<StoredEmbedding> photos;
  private final List<List<Query>> rounds;
  private final Map<PrototypeVariant, Identifier> identifiers =
      new EnumMap<>(PrototypeVariant.class);

  /// Someone who wants to know something about every query.
  interface Asker {
    /// Whom it asks.
    Identifier identifier();

    /// Asks one query, in several threads at the same time.
    ///
    /// @param place of the query among those of all rounds, from 0
    /// @param foreseeing answers as [#identifier()], by what has been found out for this query
    void ask(int place, Query query, Identifier foreseeing);
  }

  Interrogation(Questions questions) {
    this.questions = questions;
    photos = questions.data().embeddings();
    Split split = questions.split();
    rounds =
        IntStream.range(0, split.rounds())
            .mapToObj(round -> Query.of(split, round, photos))
            .toList();
  }

  Questions questions() {
    return questions;
  }

  /// All photos of the gallery.
  List<StoredEmbedding> photos() {
    return photos;
  }

  /// The queries of every round.
  List<List<Query>> rounds() {
    return rounds;
  }

  /// An identifier on the gallery; those of one variant share their prototypes.
  Identifier identifier(IdentifierSettings settings) {
    return identifiers
        .computeIfAbsent(
            settings.variant(), _ -> Identifier.ofEmbeddings(questions.gallery(), settings, photos))
        .with(settings);
  }

  /// Has every query asked by all.
  void ask(List<? extends Asker> askers) {
    askers.forEach(asker -> asker.identifier().prepare());
    try (var count = new ProgressCount(questions.progress(), questions.split().asked())) {
      int first = 0;
      for (List<Query> queries : rounds) {
        int place = first;
        List<List<Query>> blocks = QueryBlocks.of(queries);
        IntStream.range(0, blocks.size())
            .parallel()
            .forEach(block ->
                ask(place + block * blocks.getFirst().size(), blocks.get(block), askers, count));
        first += queries.size();
      }
    }
  }

  private static void ask(
      int first, List<Query> block, List<? extends Asker> askers, ProgressCount count) {
    List<Identifier> foreseeing =
        Identifier.foreseeing(
            askers.stream().map(Asker::identifier).toList(),
            block.stream().map(query -> query.photo().embedding()).toList(),
            block.stream().map(Query::scope).toList());
    for (int i = 0; i < block.size(); i++) {
      for (int asker = 0; asker < askers.size(); asker++) {
        askers.get(asker).ask(first + i, block.get(i), foreseeing.get(asker));
      }
      count.add();
    }
  }

  /// Cuts what belongs to the queries of all rounds into rounds.
  <T> List<List<T>> byRound(List<T> ofQueries) {
    List<List<T>> cut = new ArrayList<>();
    int first = 0;
    for (List<Query> queries : rounds) {
      cut.add(ofQueries.subList(first, first + queries.size()));
      first += queries.size();
    }
    return cut;
  }

  /// How many queries there are in all rounds.
  int size() {
    return rounds.stream().mapToInt(List::size).sum();
  }
}
