package naja.encoder.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CudaLibrariesTest {
  @TempDir Path folder;

  @Test
  void find_pythonPackages_givesThemInLoadingOrder() throws Exception {
    put("cublas/lib", "libcublas.so.12");
    put("cublas/lib", "libcublasLt.so.12");
    put("cuda_runtime/lib", "libcudart.so.12");
    put("curand/lib", "libcurand.so.10");

    List<Path> found = CudaLibraries.find(List.of(folder));

    assertThat(found)
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "libcudart.so.12", "libcublasLt.so.12", "libcublas.so.12", "libcurand.so.10");
  }

  @Test
  void find_cudnnThere_comesLast() throws Exception {
    for (String name :
        List.of(
            "libcudnn.so.9",
            "libcudart.so.12",
            "libcublasLt.so.12",
            "libcublas.so.12",
            "libcurand.so.10")) {
      put(".", name);
    }

    assertThat(CudaLibraries.find(List.of(folder)).getLast().getFileName())
        .hasToString("libcudnn.so.9");
  }

  @Test
  void find_oneMissing_isRefusedByName() throws IOException {
    put("lib", "libcudart.so.12");

    assertThatThrownBy(() -> CudaLibraries.find(List.of(folder)))
        .isInstanceOf(CudaUnavailable.class)
        .hasMessageContaining("libcublasLt.so.12")
        .hasMessageContaining(folder.toString());
  }

  private void put(String place, String name) throws IOException {
    Path target = Files.createDirectories(folder.resolve(place));
    Files.createFile(target.resolve(name));
  }
}
