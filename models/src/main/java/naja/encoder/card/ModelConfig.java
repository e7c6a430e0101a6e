package naja.encoder.card;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/// What a Hugging Face `config.json` says about the patches of a vision transformer.
///
/// @param patchSize side of a patch in pixels, when it is said
record ModelConfig(OptionalInt patchSize) {

  static ModelConfig read(Path folder) {
    Path file = folder.resolve("config.json");
    if (!Files.isRegularFile(file)) {
      return new ModelConfig(OptionalInt.empty());
    }
    CardSection config = JsonFile.read(file);
    if (config.isSection("vision_config")) {
      config = config.section("vision_config");
    }
    return new ModelConfig(
        config.has("patch_size") && config.isNumber("patch_size")
            ? OptionalInt.of(config.positive("patch_size"))
            : OptionalInt.empty());
  }
}
