package naja.encoder.card;

import java.nio.file.Path;
import java.util.Optional;
import naja.encoder.EncoderException;
import naja.photo.transform.Preprocessing;

/// Finds the file in a folder that says how photos are preprocessed, and reads it.
final class PreprocessingFiles {
  private PreprocessingFiles() {}

  static Preprocessing read(Path folder) {
    Optional<Path> huggingFace = EncoderFolder.first(folder, "preprocessor_config.json");
    if (huggingFace.isPresent()) {
      return HuggingFacePreprocessing.read(huggingFace.get());
    }
    throw new EncoderException(
        folder + " has no preprocessor_config.json, so that its preprocessing is not known");
  }
}
