package naja.encoder.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import naja.encoder.EncoderException;
import naja.encoder.Pooling;
import naja.photo.transform.Preprocessing;

/// A folder with a graph and its preprocessing in Hugging Face layout, from which a card can be
/// derived.
public final class EncoderFolder {
  private final Path folder;
  private final Path model;
  private final Preprocessing preprocessing;

  private EncoderFolder(Path folder, Path model, Preprocessing preprocessing) {
    this.folder = folder;
    this.model = model;
    this.preprocessing = preprocessing;
  }

  /// Finds graph and preprocessing.
  ///
  /// @throws EncoderException if one of them is missing or cannot be used
  public static EncoderFolder open(Path folder) {
    Path model = first(folder, "model.onnx", "onnx/model.onnx").orElseGet(() -> onlyModel(folder));
    return new EncoderFolder(folder, model, PreprocessingFiles.read(folder, model));
  }

  /// The only graph in a folder whose graph has another name.
  private static Path onlyModel(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> models = files.filter(file -> file.toString().endsWith(".onnx")).toList();
      if (models.size() == 1) {
        return models.getFirst();
      }
      throw new EncoderException(
          "%s has neither model.onnx nor onnx/model.onnx, and %d other .onnx files; name the one to use model.onnx"
              .formatted(folder, models.size()));
    } catch (IOException e) {
      throw new EncoderException("cannot read the folder " + folder + ": " + e, e);
    }
  }

  static Optional<Path> first(Path folder, String... names) {
    return Stream.of(names).map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /// The graph.
  public Path model() {
    return model;
  }

  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /// Derives a card that refers to the graph where it is.
  ///
  /// @param tensors the graph's tensors for one photo of the preprocessing's size
  /// @param tensor the output to use; may be left out when there is only one
  /// @param pooling how to pool it; may be left out when the tensor is pooled already
  /// @throws EncoderException if something is ambiguous; the message lists the outputs
  public EncoderCard card(
      String id,
      ModelTensors tensors,
      Optional<String> tensor,
      Optional<Pooling> pooling,
      String sha256) {
    EncoderCard.Output output =
        new OutputChoice(folder, tensors, ModelConfig.read(folder), preprocessing)
            .choose(tensor, pooling);
    return new EncoderCard(
        id,
        "Added from " + folder.getFileName(),
        "see " + folder,
        new Weights.InFile(model.toAbsolutePath().normalize(), Optional.of(sha256)),
        new EncoderCard.Input(
            tensors.input(), preprocessing.cropWidth(), preprocessing.cropHeight()),
        Optional.of(preprocessing),
        output,
        "",
        List.of());
  }
}
