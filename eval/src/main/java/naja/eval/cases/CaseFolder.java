package naja.eval.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import naja.collection.stored.NpyArray;
import naja.eval.dataset.ClassIndex;
import naja.eval.dataset.DatasetException;
import naja.eval.dataset.LabelledEmbeddings;
import naja.eval.dataset.Matrix;
import naja.eval.dataset.Table;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder of reference cases: inputs under `main/` and `edge/`, `expected.json` and the contract
/// `checks.json`.
public final class CaseFolder {
  private final Path folder;
  private final LabelledEmbeddings train;
  private final LabelledEmbeddings test;
  private final Table species;

  private CaseFolder(Path folder) {
    this.folder = folder;
    train = labelled("main", "train");
    test = labelled("main", "test");
    species = table("species.csv");
    requireListed();
  }

  /// Reads the embeddings, labels and species of a folder.
  ///
  /// @throws DatasetException if a file is missing or does not fit the others
  public static CaseFolder open(Path folder) {
    return new CaseFolder(folder);
  }

  /// The 'main' training rows.
  public LabelledEmbeddings train() {
    return train;
  }

  /// The 'main' test rows, from observations that are not in [#train()].
  public LabelledEmbeddings test() {
    return test;
  }

  /// Tiny vectors in corner cases, each row an observation of its own: `train` or `test`.
  public LabelledEmbeddings edge(String part) {
    return labelled("edge", part);
  }

  /// All classes in ascending order of `class_id`.
  public ClassIndex classes() {
    return ClassIndex.of(species.column("class_id"));
  }

  /// `species.csv`: one row per class, with traits.
  public Table species() {
    return species;
  }

  /// The taxa that `species.csv` calls venomous, in its order.
  public Set<String> venomous() {
    List<String> ids = species.column("class_id");
    int[] flags = species.integers("venomous");
    Set<String> venomous = new LinkedHashSet<>();
    IntStream.range(0, flags.length)
        .filter(i -> flags[i] == 1)
        .forEach(i -> venomous.add(ids.get(i)));
    return venomous;
  }

  /// A table of the `main` folder.
  public Table table(String name) {
    return Table.read(folder.resolve("main").resolve(name));
  }

  /// An array of the `main` folder; one dimension is one row.
  public Matrix matrix(String name) {
    return array(folder.resolve("main").resolve(name));
  }

  private static Matrix array(Path file) {
    NpyArray array = NpyArray.read(file);
    return Matrix.over(array.rows(), array.columns(), array.values());
  }

  JsonNode json(String name) {
    Path file = folder.resolve(name);
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new DatasetException("cannot read " + file + ": " + e, e);
    } catch (JacksonException e) {
      throw new DatasetException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private LabelledEmbeddings labelled(String group, String part) {
    Path at = folder.resolve(group);
    Table labels = Table.read(at.resolve(part + "_labels.csv"));
    requireInOrder(labels, at.resolve(part + "_labels.csv"));
    boolean observed = labels.has("observation_id");
    return new LabelledEmbeddings(
        array(at.resolve(part + ".npy")),
        labels.column("class_id"),
        labels.column(observed ? "observation_id" : "row"));
  }

  private static void requireInOrder(Table labels, Path file) {
    int[] rows = labels.integers("row");
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != i) {
        throw new DatasetException(
            "%s must number its rows from 0, got %d in place of %d".formatted(file, rows[i], i));
      }
    }
  }

  private void requireListed() {
    ClassIndex listed = classes();
    for (LabelledEmbeddings part : List.of(train, test)) {
      List<String> unlisted =
          part.classes().taxonIds().stream().filter(id -> listed.column(id) < 0).toList();
      if (!unlisted.isEmpty()) {
        throw new DatasetException(
            "the labels name classes that are not in %s: %s"
                .formatted(folder.resolve("main/species.csv"), unlisted));
      }
    }
  }
}
