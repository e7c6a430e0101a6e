package naja.eval.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import naja.eval.dataset.LabelledEmbeddings;

/// One reading of "the nearest class mean": what is done to embeddings, around which centre, and
/// how likeness is measured.
///
/// SimpleShot (Wang et al. 2019) is `un`, `l2n` and `cl2n` with Euclidean distance; `un/cosine` is
/// the prototype baseline of the published comparison.
public enum ClassMeanVariant {
  UN_EUCLIDEAN("un/euclidean", Likeness.EUCLIDEAN),
  UN_COSINE("un/cosine", Likeness.COSINE),
  L2N_EUCLIDEAN("l2n/euclidean", Likeness.EUCLIDEAN),
  L2N_COSINE("l2n/cosine", Likeness.COSINE),
  CL2N_SUPPORT_EUCLIDEAN("cl2n/support-mean/euclidean", Likeness.EUCLIDEAN),
  CL2N_SUPPORT_COSINE("cl2n/support-mean/cosine", Likeness.COSINE),
  CL2N_BALANCED_EUCLIDEAN("cl2n/class-balanced/euclidean", Likeness.EUCLIDEAN),
  CL2N_BALANCED_COSINE("cl2n/class-balanced/cosine", Likeness.COSINE);

  private final String code;
  private final Likeness likeness;

  ClassMeanVariant(String code, Likeness likeness) {
    this.code = code;
    this.likeness = likeness;
  }

  /// The name used on the command line and in reports.
  public String code() {
    return code;
  }

  /// Reads names separated by commas; `all` are all of them.
  ///
  /// @throws IllegalArgumentException if there is no such variant
  public static List<ClassMeanVariant> parse(String codes) {
    if (codes.equals("all")) {
      return List.of(values());
    }
    return Arrays.stream(codes.split(",", -1)).map(ClassMeanVariant::one).toList();
  }

  private static ClassMeanVariant one(String code) {
    return Arrays.stream(values())
        .filter(variant -> variant.code.equals(code.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "variant must be all or some of %s, got %s"
                    .formatted(
                        Arrays.stream(values())
                            .map(ClassMeanVariant::code)
                            .collect(Collectors.joining(", ")),
                        code)));
  }

  /// Takes the class means of references.
  PrototypeClassifier fit(LabelledEmbeddings references) {
    FeatureMap map =
        switch (this) {
          case UN_EUCLIDEAN, UN_COSINE -> FeatureMap.raw();
          case L2N_EUCLIDEAN, L2N_COSINE -> FeatureMap.l2n();
          case CL2N_SUPPORT_EUCLIDEAN, CL2N_SUPPORT_COSINE ->
              FeatureMap.cl2n(Centre.SUPPORT_MEAN.of(references));
          case CL2N_BALANCED_EUCLIDEAN, CL2N_BALANCED_COSINE ->
              FeatureMap.cl2n(Centre.CLASS_BALANCED.of(references));
        };
    return PrototypeClassifier.of(references, map, likeness);
  }
}
