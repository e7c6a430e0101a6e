package naja.prototype;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import naja.encoder.Embedding;
import naja.gallery.StoredEmbedding;

/// `CL2N` prototypes of which a few photos are left out, without going through all the others for
/// every query.
///
/// With photos left out the centre c moves by δ, so that all directions (x − c) / |x − c| change
/// and no sum can simply be corrected. But as long as every photo keeps its weight w = 1 / |x − c|,
/// the sum S = Σ w (x − c) of a taxon becomes S − W δ, where W = Σ w; and since ||v − δ| − |v|| ≤
/// |δ|, the true sum is at most W |δ| away. The cosine of a taxon is therefore known up to 2 W |δ|
/// / |S − W δ|. Taxa that may stand among the first places are summed up again from their own
/// photos; the others are below them whatever their exact score is.
final class CentredClasses {
  /// Up to so many references every taxon is summed up again.
  static final int EXACT_UP_TO = 20_000;

  /// So many places are exact in any case.
  static final int EXACT_PLACES = 100;

  /// What single precision directions can do to a cosine.
  private static final double ROUNDING = 1e-6;

  private final Map<String, List<StoredEmbedding>> members = new LinkedHashMap<>();
  private final SortedMap<String, ClassSum> sums;
  private final DirectionMatrix matrix;
  private final double[] centre;
  private final int photos;
  private final double[] weights;

  /// @param sums of the references, by taxon
  /// @param matrix of the sums
  CentredClasses(
      List<StoredEmbedding> references,
      Features features,
      SortedMap<String, ClassSum> sums,
      DirectionMatrix matrix) {
    this.sums = sums;
    this.matrix = matrix;
    this.centre = features.centre();
    this.photos = references.size();
    sums.keySet().forEach(taxon -> members.put(taxon, new ArrayList<>()));
    Map<String, Double> growing = new HashMap<>();
    for (StoredEmbedding reference : references) {
      members.getOrDefault(reference.taxonId(), new ArrayList<>()).add(reference);
      growing.merge(reference.taxonId(), features.weight(reference.embedding()), Double::sum);
    }
    weights =
        sums.keySet().stream().mapToDouble(taxon -> growing.getOrDefault(taxon, 0.0)).toArray();
  }

  /// What stays without some photos, at least one.
  Remaining without(Collection<StoredEmbedding> leftOut) {
    return new Remaining(leftOut, EXACT_UP_TO, EXACT_PLACES);
  }

  /// The same with other borders.
  Remaining without(Collection<StoredEmbedding> leftOut, int exactUpTo, int exactPlaces) {
    return new Remaining(leftOut, exactUpTo, exactPlaces);
  }

  /// The prototypes of what stays.
  final class Remaining {
    private final List<StoredEmbedding> leftOut;
    private final Set<String> images = new HashSet<>();
    private final Set<String> touched = new HashSet<>();
    private final Features features;
    private final double shift;
    private final double[] alongShift;
    private final boolean exact;
    private final int places;

    private Remaining(Collection<StoredEmbedding> leftOut, int exactUpTo, int places) {
      this.leftOut = List.copyOf(leftOut);
      leftOut.forEach(photo -> {
        images.add(photo.imageId());
        touched.add(photo.taxonId());
      });
      double[] moved = moved(leftOut);
      double[] delta = new double[centre.length];
      Arrays.setAll(delta, i -> moved[i] - centre[i]);
      features = Features.around(moved);
      shift = Features.norm(delta);
      alongShift = matrix.cosines(delta, shift);
      exact = photos <= exactUpTo;
      this.places = places;
    }

    private double[] moved(Collection<StoredEmbedding> leftOut) {
      int left = photos - leftOut.size();
      double[] moved = new double[centre.length];
      for (int i = 0; i < moved.length; i++) {
        double sum = centre[i] * photos;
        for (StoredEmbedding photo : leftOut) {
          sum -= photo.embedding().get(i);
        }
        moved[i] = left > 0 ? sum / left : 0;
      }
      return moved;
    }

    List<StoredEmbedding> leftOut() {
      return leftOut;
    }

    /// The taxa that keep a photo, in ascending order of id.
    Set<String> taxonIds() {
      Set<String> taxa = new TreeSet<>(sums.keySet());
      touched.stream().filter(taxon -> stay(taxon).isEmpty()).forEach(taxa::remove);
      return Collections.unmodifiableSet(taxa);
    }

    /// As [Prototypes#score].
    List<TaxonScore> score(Embedding query) {
      double[] feature = features.of(query);
      double norm = Features.norm(feature);
      double[] toQuery = matrix.cosines(feature, norm);
      double alongQuery = alongQuery(feature, norm);
      List<Bound> bounds = new ArrayList<>(sums.size());
      int taxon = 0;
      for (Map.Entry<String, ClassSum> entry : sums.entrySet()) {
        bounds.add(bound(entry, taxon, toQuery[taxon], alongQuery));
        taxon++;
      }
      double floor = floor(bounds);
      List<TaxonScore> scores = new ArrayList<>(bounds.size());
      for (Bound bound : bounds) {
        if (bound.cosine + bound.error < floor) {
          scores.add(new TaxonScore(bound.taxonId, bound.cosine));
          continue;
        }
        List<StoredEmbedding> own = stay(bound.taxonId);
        if (!own.isEmpty()) {
          scores.add(new TaxonScore(bound.taxonId, summed(own).cosine(feature, norm)));
        }
      }
      scores.sort(TaxonScore.BEST_FIRST);
      return Collections.unmodifiableList(scores);
    }

    /// Cosine of the query to the shift.
    private double alongQuery(double[] feature, double norm) {
      double dot = 0;
      for (int i = 0; i < feature.length; i++) {
        dot += feature[i] * (features.centre()[i] - centre[i]);
      }
      return norm > 0 && shift > 0 ? dot / (norm * shift) : 0;
    }

    private Bound bound(
        Map.Entry<String, ClassSum> entry, int taxon, double toQuery, double alongQuery) {
      double pull = weights[taxon] * shift;
      double length = entry.getValue().norm();
      double square = length * length - 2 * pull * length * alongShift[taxon] + pull * pull;
      double moved = Math.sqrt(Math.max(0, square));
      double error = 2 * pull / moved + ROUNDING;
      if (exact || touched.contains(entry.getKey()) || !(error < 1)) {
        return new Bound(entry.getKey(), 0, Double.POSITIVE_INFINITY);
      }
      return new Bound(entry.getKey(), (toQuery * length - pull * alongQuery) / moved, error);
    }

    /// What the taxon on the last exact place scores at least.
    private double floor(List<Bound> bounds) {
      double[] least = bounds.stream().mapToDouble(bound -> bound.cosine - bound.error).toArray();
      Arrays.sort(least);
      return least.length < places ? Double.NEGATIVE_INFINITY : least[least.length - places];
    }

    private List<StoredEmbedding> stay(String taxon) {
      List<StoredEmbedding> own = members.getOrDefault(taxon, List.of());
      return touched.contains(taxon)
          ? own.stream().filter(photo -> !images.contains(photo.imageId())).toList()
          : own;
    }

    private ClassSum summed(List<StoredEmbedding> own) {
      var sum = new ClassSum.Growing(centre.length);
      own.forEach(photo -> sum.add(features.of(photo.embedding())));
      return sum.done();
    }
  }

  /// What is known of a taxon's cosine without its photos.
  private record Bound(String taxonId, double cosine, double error) {}
}
