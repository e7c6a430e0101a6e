package naja.encoder.onnx;

import java.nio.file.Path;
import java.util.Optional;
import naja.encoder.EncoderOptions;
import naja.encoder.ImageEncoder;
import naja.encoder.Pooling;
import naja.encoder.card.EncoderFolder;
import naja.encoder.weights.LocatedWeights;
import naja.testkit.ImageEncoderContract;
import naja.testkit.TestData;

class OnnxImageEncoderContractTest extends ImageEncoderContract {
  @Override
  protected ImageEncoder open() {
    Path model = TestData.require("models/dinov2-tiny-random/onnx/model.onnx");
    String sha256 = "1".repeat(64);
    EncoderFolder folder = EncoderFolder.open(TestData.require("models/dinov2-tiny-random"));
    return OnnxImageEncoder.open(
        folder.card(
            "tiny",
            ModelProbe.probe(model, 224, 224),
            Optional.of("last_hidden_state"),
            Optional.of(Pooling.CLS_MEAN),
            sha256),
        new LocatedWeights.InFile(model, sha256),
        EncoderOptions.indexing("cpu"));
  }
}
