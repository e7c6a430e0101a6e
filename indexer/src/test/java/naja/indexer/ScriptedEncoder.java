package naja.indexer;

import java.util.List;
import java.util.function.Function;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.encoder.ImageEncoder;
import naja.encoder.InputBatch;
import naja.photo.transform.Preprocessor;
import naja.testkit.FakeImageEncoder;

/// A fake encoder whose results a test looks at, changes or refuses.
class ScriptedEncoder implements ImageEncoder {
  private final ImageEncoder encoder = new FakeImageEncoder();
  private final Function<List<Embedding>, List<Embedding>> script;

  ScriptedEncoder(Function<List<Embedding>, List<Embedding>> script) {
    this.script = script;
  }

  @Override
  public EncoderFingerprint fingerprint() {
    return encoder.fingerprint();
  }

  @Override
  public Preprocessor preprocessor() {
    return encoder.preprocessor();
  }

  @Override
  public String provider() {
    return encoder.provider();
  }

  @Override
  public List<Embedding> encode(InputBatch batch) {
    return script.apply(encoder.encode(batch));
  }

  @Override
  public void close() {
    encoder.close();
  }
}
