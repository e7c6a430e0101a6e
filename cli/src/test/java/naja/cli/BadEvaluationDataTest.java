package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import naja.collection.stored.NpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with embeddings, labels, splits and lists is said by its rows, and nothing
/// printed.
final class BadEvaluationDataTest extends DrawnEmbeddings {
  @Test
  void testEmbeddings_ofAnotherEncoder_areRefusedNamingBoth() throws IOException {
    Path train = madeBy("vit", "1", write("train"));
    Path other = madeBy("bioclip", "1", write("other"));
    Path finer = madeBy("vit", "2", write("finer"));

    for (Path test : List.of(other, finer)) {
      refused(
          "train.npy was made by vit (weights 1",
          "embed both with one encoder",
          "eval",
          "knn",
          "--embeddings",
          train,
          "--test-embeddings",
          test);
    }
    run(0, "eval", "knn", "--embeddings", train, "--test-embeddings", write("unsaid"));
    assertThat(naja.out()).contains("encoder vit");
  }

  @Test
  void testEmbeddings_ofAnotherDimension_areRefused() throws IOException {
    Path train = write("train");
    Path test = folder.resolve("short.npy");
    try (NpyFile file = NpyFile.create(test, 2)) {
      file.write(0, new float[] {1, 2});
      file.finish(1);
    }
    Files.writeString(beside(test), "label\nash\n");

    refused(
        "dimension %d".formatted(DIMENSION),
        "short.npy of dimension 2",
        "eval",
        "knn",
        "--embeddings",
        train,
        "--test-embeddings",
        test);
  }

  /// Names the encoder of a file beside it, as `naja embed` does.
  private static Path madeBy(String encoder, String weights, Path npy) throws IOException {
    Files.writeString(
        npy.resolveSibling(npy.getFileName().toString().replace(".npy", ".json")),
        """
        {"naja.encoder.id": "%s", "naja.encoder.weights_sha256": "%s",
         "naja.encoder.preprocessing": "p", "naja.encoder.output": "o"}
        """
            .formatted(encoder, weights.repeat(64)));
    return npy;
  }

  @Test
  void labels_fewerThanRows_areCounted() throws IOException {
    Path npy = write("old");
    Files.writeString(beside(npy), "label\nash\nbirch\n");

    refused("2 labels", "36 embeddings", "eval", "prototypes", "--embeddings", npy);
  }

  @Test
  void vectors_withNaN_areNamedByRow() throws IOException {
    vectors.get(3)[1] = Float.NaN;
    vectors.get(30)[0] = Float.POSITIVE_INFINITY;

    refused("row 3 (", "row 30 (", "eval", "knn", "--embeddings", write("old"));
  }

  @Test
  void vectors_ofZeros_areNamedByRow() throws IOException {
    vectors.set(7, new float[DIMENSION]);

    refused("1 zero vectors", "row 7 (", "eval", "knn", "--embeddings", write("old"));
  }

  @Test
  void taxon_ofOnePhoto_isNamedWithTheWayOut() throws IOException {
    add("lone", unit(5));
    Path npy = write("old");

    refused(
        "row-36 (taxon lone); take these photos out of the test set or add references",
        "at-least=2",
        "eval",
        "knn",
        "--embeddings",
        npy,
        "--split",
        "leave-one-out");
    run(0, "eval", "knn", "--embeddings", npy, "--split", "leave-one-out,at-least=2");
  }

  @Test
  void split_takingAllReferencesOfATaxon_isNamedByItsPhotos() throws IOException {
    Path npy = write("old");
    Path split = split(npy, "birch");

    refused(
        "row-12 (taxon birch)",
        "without a reference",
        "eval",
        "prototypes",
        "--embeddings",
        npy,
        "--split",
        split);
  }

  @Test
  void split_withoutTests_isRefusedAsEmpty() throws IOException {
    Path npy = write("old");
    Path split = split(npy, "");

    refused("test set is empty", "no photo", "eval", "knn", "--embeddings", npy, "--split", split);
  }

  @Test
  void taxa_missingFromTheList_areNamedByRow() throws IOException {
    Path npy = write("old");
    Path species = folder.resolve("species.csv");
    Files.writeString(species, "taxon_id,scientific_name\nash,Fraxinus\nbirch,Betula\n");

    refused(
        "taxa of 12 photos",
        "row 24, row-24 (taxon cedar)",
        "eval",
        "prototypes",
        "--embeddings",
        npy,
        "--taxa",
        species);
  }

  @ParameterizedTest
  @ValueSource(strings = {"calibration", "report"})
  void embeddings_askedToKeepWhatWasFound_areRefused(String command) throws IOException {
    run(2, "eval", command, "--embeddings", write("old"), "--save");

    assertThat(naja.err()).contains("needs a gallery to keep it in");
  }

  @Test
  void danger_embeddingsOfTaxaOfUnknownStatus_asksForAListOfSpecies() throws IOException {
    refused("known to be venomous", "--taxa CSV", "eval", "danger", "--embeddings", write("old"));
  }

  @Test
  void traits_withoutATaxonOfThePhotos_nameIt() throws IOException {
    Path traits = folder.resolve("traits.csv");
    Files.writeString(traits, "taxon_id,deciduous\nash,1\nbirch,1\n");

    refused(
        "lacks 1 taxa",
        "cedar",
        "eval",
        "multilabel",
        "--embeddings",
        write("old"),
        "--traits",
        traits);
  }
}
