package naja.testkit;

import naja.encoder.ImageEncoder;

class FakeImageEncoderTest extends ImageEncoderContract {
  @Override
  protected ImageEncoder open() {
    return new FakeImageEncoder();
  }
}
