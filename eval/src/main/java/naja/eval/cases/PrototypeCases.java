package naja.eval.cases;

import static naja.eval.protocol.Likeness.COSINE;
import static naja.eval.protocol.Likeness.EUCLIDEAN;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.metric.Prediction;
import naja.eval.protocol.Centre;
import naja.eval.protocol.FeatureMap;
import naja.eval.protocol.PrototypeClassifier;

/// `/prototypes` and the columns of the same names: class means in every variant.
final class PrototypeCases implements CaseProvider {
  @Override
  public String name() {
    return "prototypes";
  }

  @Override
  public void answer(CaseFolder folder, CaseAnswers answers) {
    LabelledEmbeddings test = folder.test();
    classifiers(folder.train())
        .forEach((name, classifier) -> {
          List<Prediction> predictions =
              classifier.scores(test.vectors()).predictions(test.taxonIds(), 5);
          answers.putTopK("/prototypes/" + name, predictions);
          answers.putClassification("/prototypes/" + name, predictions);
          answers.putColumn(name, predictions);
        });
  }

  private static Map<String, PrototypeClassifier> classifiers(LabelledEmbeddings train) {
    FeatureMap raw = FeatureMap.raw();
    FeatureMap l2n = FeatureMap.l2n();
    FeatureMap cl2n = FeatureMap.cl2n(Centre.SUPPORT_MEAN.of(train));
    FeatureMap balanced = FeatureMap.cl2n(Centre.CLASS_BALANCED.of(train));
    return new TreeMap<>(
        Map.of(
            "proto_raw_mean_cosine", PrototypeClassifier.of(train, raw, COSINE),
            "proto_l2n_mean_cosine", PrototypeClassifier.of(train, l2n, COSINE),
            "proto_cl2n_mean_cosine", PrototypeClassifier.of(train, cl2n, COSINE),
            "proto_raw_mean_euclidean_UN", PrototypeClassifier.of(train, raw, EUCLIDEAN),
            "proto_l2n_mean_euclidean_L2N", PrototypeClassifier.of(train, l2n, EUCLIDEAN),
            "simpleshot_cl2n_euclidean", PrototypeClassifier.of(train, cl2n, EUCLIDEAN),
            "simpleshot_cl2n_euclidean_class_balanced_center",
                PrototypeClassifier.of(train, balanced, EUCLIDEAN)));
  }
}
