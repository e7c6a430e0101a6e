package naja.prototype;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;
import org.jspecify.annotations.Nullable;

/// The prototype of every taxon in a set of reference photos, and how a query scores against them.
///
/// A prototype is the mean of f(x) over the taxon's photos ([PrototypeVariant] has f), a score is
/// cosine(f(q), prototype), from -1 to 1. A mean and a sum point the same way, so that sums are
/// kept: a photo is left out by subtracting it. Sums are doubles, directions are rounded to floats
/// (which makes duplicates tie), dot products are accumulated in doubles. Immutable.
public final class Prototypes {
  /// Up to so many photos, as of one observation, are left out without building `CL2N` anew, and up
  /// to so many taxa are scored one by one beside the matrix.
  private static final int FEW = 64;

  private final PrototypeVariant variant;
  private final Features features;

  /// The taxa of the matrix, in ascending order of id.
  private final SortedMap<String, ClassSum> whole;

  private final DirectionMatrix matrix;

  /// The candidates: `whole`, less what is left out.
  private final SortedMap<String, ClassSum> classes;

  /// The taxa of which something is left out.
  private final Set<String> touched;

  /// Kept for `CL2N` only, which cannot subtract.
  private final List<StoredEmbedding> references;

  /// For `CL2N` only, made when photos are first left out.
  private @Nullable CentredClasses centred;

  /// What stays of `CL2N` prototypes; null where the classes say it.
  private final CentredClasses.@Nullable Remaining remaining;

  private Prototypes(
      PrototypeVariant variant,
      Features features,
      SortedMap<String, ClassSum> classes,
      List<StoredEmbedding> references) {
    this.variant = variant;
    this.features = features;
    this.whole = classes;
    this.matrix = DirectionMatrix.of(List.copyOf(classes.values()));
    this.classes = classes;
    this.touched = Set.of();
    this.references = references;
    this.remaining = null;
  }

  /// Shares the matrix; the classes that differ from it are scored one by one.
  private Prototypes(Prototypes all, SortedMap<String, ClassSum> remaining, Set<String> touched) {
    this.variant = all.variant;
    this.features = all.features;
    this.whole = all.whole;
    this.matrix = all.matrix;
    this.classes = remaining;
    this.touched = touched;
    this.references = all.references;
    this.remaining = null;
  }

  /// `CL2N` prototypes with a few photos left out.
  private Prototypes(Prototypes all, CentredClasses.Remaining remaining) {
    this.variant = all.variant;
    this.features = all.features;
    this.whole = all.whole;
    this.matrix = all.matrix;
    this.classes = all.classes;
    this.touched = Set.of();
    this.references = all.references;
    this.centred = all.centred;
    this.remaining = remaining;
  }

  /// Builds the prototypes of every taxon that the references name.
  ///
  /// @throws IllegalArgumentException if the references differ in dimension
  public static Prototypes of(List<StoredEmbedding> references, PrototypeVariant variant) {
    Features features = Features.of(variant, references);
    return new Prototypes(
        variant,
        features,
        sums(references::forEach, features),
        variant == PrototypeVariant.CL2N ? List.copyOf(references) : List.of());
  }

  /// The same for references that are handed out one by one; only `CL2N` holds them in memory.
  ///
  /// @param references hands every reference to the consumer that it is given
  public static Prototypes of(
      Consumer<Consumer<StoredEmbedding>> references, PrototypeVariant variant) {
    if (variant == PrototypeVariant.CL2N) {
      List<StoredEmbedding> all = new ArrayList<>();
      references.accept(all::add);
      return of(all, variant);
    }
    Features features = Features.of(variant, List.of());
    return new Prototypes(variant, features, sums(references, features), List.of());
  }

  private static SortedMap<String, ClassSum> sums(
      Consumer<Consumer<StoredEmbedding>> references, Features features) {
    Map<String, ClassSum.Growing> growing = new HashMap<>();
    references.accept(reference ->
        growing
            .computeIfAbsent(
                reference.taxonId(), _ -> new ClassSum.Growing(reference.embedding().dimension()))
            .add(features.of(reference.embedding())));
    SortedMap<String, ClassSum> sums = new TreeMap<>();
    growing.forEach((taxon, sum) -> sums.put(taxon, sum.done()));
    return sums;
  }

  public PrototypeVariant variant() {
    return variant;
  }

  /// The taxa that are candidates, in ascending order of id.
  public Set<String> taxonIds() {
    return remaining == null ? Collections.unmodifiableSet(classes.keySet()) : remaining.taxonIds();
  }

  /// The same as if some references had never been there; a taxon that keeps no photo is no
  /// candidate any more.
  ///
  /// `RAW_MEAN` and `L2N` subtract what is left out. `CL2N` has no such way, since every photo
  /// moves the centre of all: where many are left out it is built anew from the references that
  /// stay, where few are, [CentredClasses] finds the best taxa. Of more than 20,000 references the
  /// first 100 places are then as if built anew; scores further down are off by about twice the
  /// share of the references that is left out.
  ///
  /// @param leftOut references that this was built from, each at most once
  /// @throws IllegalArgumentException if more photos of a taxon are left out than there are
  public Prototypes without(Collection<StoredEmbedding> leftOut) {
    if (leftOut.isEmpty()) {
      return this;
    }
    if (variant == PrototypeVariant.CL2N) {
      return centredWithout(leftOut);
    }
    SortedMap<String, ClassSum> remaining = new TreeMap<>(classes);
    Set<String> changed = new HashSet<>(touched);
    leftOut.stream()
        .collect(Collectors.groupingBy(StoredEmbedding::taxonId))
        .forEach((taxon, photos) -> {
          remaining.computeIfPresent(taxon, (_, sum) -> sum.minus(photos, features));
          changed.add(taxon);
        });
    return changed.size() > FEW
        ? new Prototypes(variant, features, remaining, references)
        : new Prototypes(this, remaining, changed);
  }

  /// Scores a query against every taxon, best first; ties go to the lowest taxon id. A query whose
  /// f(q) is zero scores 0 everywhere.
  ///
  /// @throws IllegalArgumentException if the query has another dimension than the references
  public List<TaxonScore> score(Embedding query) {
    if (remaining != null) {
      return remaining.score(query);
    }
    double[] feature = features.of(query);
    double norm = Features.norm(feature);
    double[] cosines = matrix.cosines(feature, norm);
    List<TaxonScore> scores = new ArrayList<>(classes.size());
    int taxon = 0;
    for (Map.Entry<String, ClassSum> entry : whole.entrySet()) {
      double cosine = cosines[taxon++];
      if (!touched.contains(entry.getKey())) {
        scores.add(new TaxonScore(entry.getKey(), cosine));
        continue;
      }
      ClassSum now = classes.get(entry.getKey());
      if (now != null) {
        scores.add(new TaxonScore(entry.getKey(), now.cosine(feature, norm)));
      }
    }
    scores.sort(TaxonScore.BEST_FIRST);
    return Collections.unmodifiableList(scores);
  }

  /// The other taxa by the cosine of their prototypes to that of one taxon, best first.
  ///
  /// @throws IllegalArgumentException if the taxon has no prototype
  public List<TaxonScore> similarTo(String taxonId) {
    if (remaining != null) {
      throw new IllegalStateException("likeness is known of whole prototypes only");
    }
    ClassSum own = classes.get(taxonId);
    if (own == null) {
      throw new IllegalArgumentException("there is no prototype of taxon " + taxonId);
    }
    double[] direction = own.direction();
    double norm = Features.norm(direction);
    return classes.entrySet().stream()
        .filter(other -> !other.getKey().equals(taxonId))
        .map(other -> new TaxonScore(other.getKey(), other.getValue().cosine(direction, norm)))
        .sorted(TaxonScore.BEST_FIRST)
        .toList();
  }

  private Prototypes centredWithout(Collection<StoredEmbedding> leftOut) {
    List<StoredEmbedding> together = new ArrayList<>(leftOut);
    if (remaining != null) {
      together.addAll(remaining.leftOut());
    }
    return together.size() > FEW
        ? rebuiltWithout(together)
        : new Prototypes(this, centred().without(together));
  }

  private synchronized CentredClasses centred() {
    if (centred == null) {
      centred = new CentredClasses(references, features, whole, matrix);
    }
    return centred;
  }

  private Prototypes rebuiltWithout(Collection<StoredEmbedding> leftOut) {
    Set<String> images = leftOut.stream().map(StoredEmbedding::imageId).collect(Collectors.toSet());
    List<StoredEmbedding> remaining =
        references.stream().filter(reference -> !images.contains(reference.imageId())).toList();
    return of(remaining, variant);
  }
}
