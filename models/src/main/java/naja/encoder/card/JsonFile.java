package naja.encoder.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.encoder.EncoderException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Opens a JSON file as a [CardSection].
final class JsonFile {
  private static final JsonMapper JSON = JsonMapper.shared();

  private JsonFile() {}

  static CardSection read(Path file) {
    try {
      return CardSection.root(file.toString(), JSON.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new EncoderException("cannot read " + file + ": " + e, e);
    } catch (JacksonException e) {
      throw new EncoderException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
