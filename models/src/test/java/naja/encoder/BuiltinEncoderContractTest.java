package naja.encoder;

import java.nio.file.Path;
import naja.testkit.ImageEncoderContract;
import org.junit.jupiter.api.io.TempDir;

/// The contract on an encoder that needs no weights from elsewhere.
class BuiltinEncoderContractTest extends ImageEncoderContract {
  @TempDir Path home;

  @Override
  protected ImageEncoder open() {
    return new Encoders(home).open("builtin", EncoderOptions.indexing("cpu"));
  }
}
