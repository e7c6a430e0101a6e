package naja.encoder.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.encoder.EncoderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unpacks a small jar with the names of the real one.
class GpuNativesTest {
  private static final String PLATFORM = "linux-x64";

  @TempDir Path home;
  private Path jar;

  @BeforeEach
  void jar() throws IOException {
    jar = home.resolve("some.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String library : GpuBuild.libraries(PLATFORM)) {
        put(zip, GpuBuild.folder(PLATFORM) + library);
      }
      put(zip, GpuBuild.folder(PLATFORM) + "libonnxruntime_providers_tensorrt.so");
      put(zip, "META-INF/MANIFEST.MF");
    }
  }

  @Test
  void install_jar_unpacksTheLibrariesOfCudaAlone() throws Exception {
    GpuNatives natives = natives("gpu/ort");
    assertThat(natives.areInstalled()).isFalse();

    natives.install(jar);
    natives.install(jar);

    assertThat(natives.areInstalled()).isTrue();
    assertThat(Folders.entries(natives.folder(), "*"))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(GpuBuild.libraries(PLATFORM));
    assertThat(natives.folder().resolve("libonnxruntime_providers_cuda.so"))
        .hasContent("libonnxruntime_providers_cuda.so");
    assertThat(home.resolve("gpu/ort.part")).doesNotExist();
  }

  @Test
  void install_anotherJar_isRefusedWithBothHashes() throws Exception {
    GpuNatives natives = natives("ort");
    Files.writeString(jar, "another");

    assertThatThrownBy(() -> natives.install(jar))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining(sha256(jar))
        .hasMessageContaining(natives.build().sha256());
    assertThat(natives.areInstalled()).isFalse();
  }

  @Test
  void install_intoAFolderWithOtherFiles_leavesThemAlone() throws Exception {
    GpuNatives natives = natives("full");
    Path own = Files.writeString(Files.createDirectories(natives.folder()).resolve("own.txt"), "x");

    assertThatThrownBy(() -> natives.install(jar)).hasMessageContaining("own.txt");
    assertThat(own).hasContent("x");
  }

  @Test
  void install_onASystemWithoutABuild_saysForWhichThereIsOne() throws Exception {
    GpuNatives natives = new GpuNatives(home.resolve("none"), build(), Optional.empty());

    assertThatThrownBy(() -> natives.install(jar)).hasMessageContaining("x86-64");
  }

  @Test
  void fromUrl_serverThatHasTheJar_installsAndKeepsNoCopy() throws Exception {
    GpuNatives natives = natives("ort");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/ort.jar",
        exchange -> {
          exchange.sendResponseHeaders(200, Files.size(jar));
          try (OutputStream out = exchange.getResponseBody()) {
            Files.copy(jar, out);
          }
        });
    server.start();
    try {
      URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/ort.jar");
      new GpuInstallation(natives, home).fromUrl(url, (_, _) -> {});
    } finally {
      server.stop(0);
    }

    assertThat(natives.areInstalled()).isTrue();
    assertThat(home.resolve("cache")).isEmptyDirectory();
  }

  private GpuNatives natives(String folder) throws Exception {
    return new GpuNatives(home.resolve(folder), build(), Optional.of(PLATFORM));
  }

  private GpuBuild build() throws Exception {
    return new GpuBuild("1.0", URI.create("http://localhost/x.jar"), sha256(jar), Files.size(jar));
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static void put(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(name.substring(name.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8));
  }
}
