package naja.encoder.cuda;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import naja.encoder.EncoderException;
import naja.encoder.PullProgress;
import naja.encoder.weights.EncoderPull;

/// Gets the GPU build of ONNX Runtime and unpacks it. Runs only when it is asked for.
public final class GpuInstallation {
  private final GpuNatives natives;
  private final Path cache;

  /// @param home the user's Naja folder, whose `cache/` takes the download
  public GpuInstallation(GpuNatives natives, Path home) {
    this.natives = natives;
    this.cache = home.resolve("cache");
  }

  /// Downloads the jar from `url`, compares its hash, unpacks it and deletes it. A download that
  /// was cut off goes on where it ended.
  ///
  /// @throws EncoderException if the download fails or gives another file
  public void fromUrl(URI url, PullProgress progress) {
    Path jar = cache.resolve(natives.build().file());
    if (!Files.isRegularFile(jar)) {
      OptionalLong bytes = OptionalLong.of(natives.build().bytes());
      new EncoderPull()
          .pull(new EncoderPull.Order(url, natives.build().sha256(), bytes), jar, progress);
    }
    natives.install(jar);
    if (!jar.toFile().delete()) {
      jar.toFile().deleteOnExit();
    }
  }

  /// The same, from where the pinned build is published.
  public void fromMavenCentral(PullProgress progress) {
    fromUrl(natives.build().url(), progress);
  }

  /// Unpacks a jar that is here already, and leaves it.
  ///
  /// @throws EncoderException if it is not the pinned build
  public void fromJar(Path jar) {
    natives.install(jar);
  }
}
