package naja.eval.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import naja.collection.stored.LabelledEmbedding;
import naja.encoder.Embedding;
import naja.eval.cases.CaseFolder;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.split.Hides;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.gallery.ReferencePhoto;
import naja.gallery.Taxon;
import naja.testkit.TestData;

/// The reference cases outside the repository as data with a split: train answers, test is asked.
final class CaseSplit {
  private final List<LabelledEmbedding> rows = new ArrayList<>();
  private final List<Split.Row> roles = new ArrayList<>();

  private CaseSplit() {}

  /// Train and test as they are.
  static CaseSplit trainAndTest() {
    CaseFolder folder = CaseFolder.open(TestData.require("cases"));
    return new CaseSplit()
        .with("train", folder.train(), Role.REFERENCE)
        .with("test", folder.test(), Role.TEST);
  }

  /// The test rows alone, which answer for each other.
  static CaseSplit testOnly() {
    CaseFolder folder = CaseFolder.open(TestData.require("cases"));
    return new CaseSplit().with("test", folder.test(), Role.BOTH);
  }

  Dataset data() {
    return new Dataset(Path.of("cases"), "cases", 0, rows);
  }

  Split split(Hides hides, String... heldOut) {
    return new Split(new Split.Origin("cases", null, "cases", 0), hides, Set.of(heldOut), roles);
  }

  private CaseSplit with(String part, LabelledEmbeddings embeddings, Role role) {
    for (int row = 0; row < embeddings.size(); row++) {
      String image = "%s-%04d".formatted(part, row);
      String observation = embeddings.observationIds().get(row);
      String taxon = embeddings.taxonIds().get(row);
      double[] values = embeddings.vectors().row(row);
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      rows.add(new LabelledEmbedding(photo(image, observation, taxon), Embedding.of(floats)));
      roles.add(new Split.Row(image, observation, taxon, List.of(role)));
    }
    return this;
  }

  static ReferencePhoto photo(String image, String observation, String taxon) {
    return ReferencePhoto.bare(
        image,
        observation,
        Taxon.labelled(taxon),
        image,
        "%064x".formatted(image.hashCode() & 0xffff_ffffL));
  }
}
