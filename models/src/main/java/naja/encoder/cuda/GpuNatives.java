package naja.encoder.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import naja.encoder.EncoderException;
import naja.encoder.weights.WeightsHashes;

/// The folder that holds the native libraries of ONNX Runtime's GPU build, unpacked once: from the
/// jar itself every start would unpack 583 MB anew.
public final class GpuNatives {
  private final Path folder;
  private final GpuBuild build;
  private final Optional<String> platform;

  GpuNatives(Path folder, GpuBuild build, Optional<String> platform) {
    this.folder = folder;
    this.build = build;
    this.platform = platform;
  }

  /// The pinned build below `gpu`, in a folder named for version and platform.
  static GpuNatives in(Path gpu) {
    GpuBuild build = GpuBuild.PINNED;
    Optional<String> platform = GpuBuild.platform();
    String name = "onnxruntime-%s-%s".formatted(build.version(), platform.orElse("none"));
    return new GpuNatives(gpu.resolve(name), build, platform);
  }

  /// The pinned build in a folder of the user's.
  public static GpuNatives at(Path folder) {
    return new GpuNatives(folder, GpuBuild.PINNED, GpuBuild.platform());
  }

  public Path folder() {
    return folder;
  }

  public GpuBuild build() {
    return build;
  }

  /// Whether every library is there. The folder gets its name only when it is whole.
  public boolean areInstalled() {
    return platform.isPresent()
        && GpuBuild.libraries(platform.get()).stream()
            .allMatch(library -> Files.isRegularFile(folder.resolve(library)));
  }

  /// Bytes of the libraries that are there.
  public long bytes() {
    long bytes = 0;
    for (Path file : Folders.entries(folder, "*onnxruntime*")) {
      bytes += file.toFile().length();
    }
    return bytes;
  }

  /// Unpacks the libraries from the jar; what was in the folder before is replaced.
  ///
  /// @throws EncoderException if it is another jar, there is no build for this system, or the
  ///   folder cannot be written
  public void install(Path jar) {
    String name = platform.orElseThrow(GpuNatives::noBuild);
    requireOwnFolder(name);
    requirePinned(jar);
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<ZipEntry> entries = entries(zip, name);
      discard(part, name);
      Files.createDirectories(part);
      requireSpace(part, entries);
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, part.resolve(fileName(entry)));
        }
      }
      discard(folder, name);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new EncoderException("cannot unpack %s to %s: %s".formatted(jar, folder, e), e);
    }
  }

  private void requirePinned(Path jar) {
    String sha256;
    try (InputStream in = Files.newInputStream(jar)) {
      sha256 = WeightsHashes.sha256(in);
    } catch (IOException e) {
      throw new EncoderException("cannot read " + jar + ": " + e, e);
    }
    if (!sha256.equals(build.sha256())) {
      throw new EncoderException(
          "%s has SHA-256 %s, but onnxruntime_gpu %s with %s is needed; get it from %s"
              .formatted(jar, sha256, build.version(), build.sha256(), build.url()));
    }
  }

  private static List<ZipEntry> entries(ZipFile zip, String platform) throws IOException {
    List<ZipEntry> entries = new ArrayList<>();
    for (String library : GpuBuild.libraries(platform)) {
      ZipEntry entry = zip.getEntry(GpuBuild.folder(platform) + library);
      if (entry == null) {
        throw new IOException("no " + library + " for " + platform + " in it");
      }
      entries.add(entry);
    }
    return entries;
  }

  private static void requireSpace(Path target, List<ZipEntry> entries) throws IOException {
    long needed = entries.stream().mapToLong(ZipEntry::getSize).sum();
    long free = Files.getFileStore(target).getUsableSpace();
    if (free < needed) {
      throw new IOException(
          "%d MiB are needed, but only %d MiB are free".formatted(needed >> 20, free >> 20));
    }
  }

  private static String fileName(ZipEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private void requireOwnFolder(String platform) {
    List<String> own = GpuBuild.libraries(platform);
    for (Path file : Folders.entries(folder, "*")) {
      if (!own.contains(file.getFileName().toString())) {
        throw new EncoderException(
            "%s holds %s, which is no library of ONNX Runtime's GPU build; name a folder that is new or empty"
                .formatted(folder, file.getFileName()));
      }
    }
  }

  private static void discard(Path folder, String platform) throws IOException {
    for (String library : GpuBuild.libraries(platform)) {
      Files.deleteIfExists(folder.resolve(library));
    }
    Files.deleteIfExists(folder);
  }

  private static EncoderException noBuild() {
    return new EncoderException(
        "there is no GPU build of ONNX Runtime for %s on %s; it is made for Linux and Windows on x86-64"
            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
  }
}
