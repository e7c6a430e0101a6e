package naja.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import naja.encoder.EncoderFingerprint;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;
import naja.prototype.EvaluationCases;
import naja.prototype.PrototypeVariant;
import naja.search.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The reference cases once more, this time through a gallery on disk and the whole Identifier.
class IdentifierCasesTest {
  @TempDir private static Path folder;
  private static Gallery gallery;

  @BeforeAll
  static void write() throws IOException {
    var encoder = new EncoderFingerprint("cases", "0".repeat(64), "none", "none", 64);
    List<StoredEmbedding> train = EvaluationCases.read("main", "train");
    try (GalleryWriter writer = GalleryWriter.open(folder, encoder)) {
      train.forEach(row -> writer.put(photo(row), row.embedding(), new byte[0]));
      writer.commit();
    }
    gallery = Gallery.open(folder);
  }

  @AfterAll
  static void close() {
    if (gallery != null) {
      gallery.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PROTOTYPE, RAW_MEAN, 20, proto_raw_mean_cosine",
    "PROTOTYPE, L2N,      20, proto_l2n_mean_cosine",
    "PROTOTYPE, CL2N,     20, proto_cl2n_mean_cosine",
    "KNN,       RAW_MEAN, 1,  knn1_weighted_T0.07",
    "KNN,       RAW_MEAN, 5,  knn5_weighted_T0.07",
    "KNN,       RAW_MEAN, 20, knn20_weighted_T0.07"
  })
  void identify_mainCases_equalsTheReferenceRowForRow(
      Scorer scorer, PrototypeVariant variant, int neighbours, String method) throws IOException {
    Identifier identifier =
        Identifier.ofEmbeddings(
            gallery, new IdentifierSettings(scorer, variant, neighbours, 0.07, 1, 0.2, 0.01, true));

    List<String> answers =
        EvaluationCases.read("main", "test").stream()
            .map(query -> identifier.identify(List.of(query.embedding()), Scope.ALL))
            .map(answer -> answer.findings().candidates().getFirst().taxon().id())
            .toList();

    assertThat(answers).isEqualTo(EvaluationCases.predictions(method));
  }

  private static ReferencePhoto photo(StoredEmbedding row) {
    return ReferencePhoto.bare(
        row.imageId(),
        row.observationId(),
        Taxon.labelled(row.taxonId()),
        row.imageId(),
        "0".repeat(64));
  }
}
