package naja.encoder.card;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import naja.encoder.EncoderException;
import naja.photo.transform.Preprocessing;

/// Finds the file beside a graph that says how photos are preprocessed, and reads it.
final class PreprocessingFiles {
  private PreprocessingFiles() {}

  /// Looks for Hugging Face's, open_clip's and birder's files, in this order.
  static Preprocessing read(Path folder, Path model) {
    Optional<Path> huggingFace = EncoderFolder.first(folder, "preprocessor_config.json");
    if (huggingFace.isPresent()) {
      return HuggingFacePreprocessing.read(huggingFace.get());
    }
    Optional<Path> openClip = EncoderFolder.first(folder, "open_clip_config.json");
    if (openClip.isPresent()) {
      return OpenClipPreprocessing.read(openClip.get());
    }
    Path birder = model.resolveSibling(model.getFileName() + "_metadata.json");
    if (Files.isRegularFile(birder)) {
      return BirderPreprocessing.read(birder);
    }
    throw new EncoderException(
        "%s has none of preprocessor_config.json, open_clip_config.json and %s, so that its preprocessing is not known"
            .formatted(folder, birder.getFileName()));
  }
}
