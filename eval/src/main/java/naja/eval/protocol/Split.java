package naja.eval.protocol;

import java.util.List;
import java.util.Set;
import naja.gallery.StoredEmbedding;
import naja.search.Scope;
import org.jspecify.annotations.Nullable;

/// Which photos of a gallery are asked about, and what is hidden from the answer.
public sealed interface Split {
  /// The name used on the command line and in reports.
  String code();

  /// What the draw depends on; null where nothing is drawn.
  default @Nullable Long drawnWith() {
    return null;
  }

  /// The queries, in the order of the photos.
  List<Query> queries(List<StoredEmbedding> photos);

  /// Reads a split's name.
  ///
  /// @param seed for a split that draws
  /// @throws IllegalArgumentException if there is no such split
  static Split parse(String code, long seed) {
    return switch (code) {
      case "leave-one-out" -> new LeaveOneOut();
      case "leave-one-observation-out" -> new LeaveOneObservationOut();
      case "stratified" -> new Stratified(seed);
      default ->
          throw new IllegalArgumentException(
              "split must be leave-one-out, leave-one-observation-out or stratified, got " + code);
    };
  }

  /// Every photo is asked about, and only it is hidden. Other photos of the same observation may
  /// answer: optimistic wherever an observation has several.
  record LeaveOneOut() implements Split {
    @Override
    public String code() {
      return "leave-one-out";
    }

    @Override
    public List<Query> queries(List<StoredEmbedding> photos) {
      return photos.stream()
          .map(photo -> new Query(photo, Scope.withoutImages(Set.of(photo.imageId()))))
          .toList();
    }
  }

  /// Every photo is asked about, with its whole observation hidden.
  record LeaveOneObservationOut() implements Split {
    @Override
    public String code() {
      return "leave-one-observation-out";
    }

    @Override
    public List<Query> queries(List<StoredEmbedding> photos) {
      return photos.stream()
          .map(photo -> new Query(photo, Scope.withoutObservation(photo.observationId())))
          .toList();
    }
  }

  /// A fifth of every taxon's observations is asked about, and hidden as a whole.
  ///
  /// @param seed of the draw
  record Stratified(long seed) implements Split {
    @Override
    public String code() {
      return "stratified";
    }

    @Override
    public Long drawnWith() {
      return seed;
    }

    @Override
    public List<Query> queries(List<StoredEmbedding> photos) {
      Set<String> drawn = new StratifiedDraw(seed).testObservations(photos);
      List<StoredEmbedding> test =
          photos.stream().filter(photo -> drawn.contains(photo.observationId())).toList();
      Scope scope = new Scope(Set.of(), null, null, null, null, drawn, Set.of());
      return test.stream().map(photo -> new Query(photo, scope)).toList();
    }
  }
}
