package naja.encoder.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Libraries in every place where machines keep them.
@EnabledOnOs(OS.LINUX)
class CudaInventoryTest {
  private static final List<String> IN_ORDER =
      List.of(
          "libcuda.so.1",
          "libcudart.so.12",
          "libcublasLt.so.12",
          "libcublas.so.12",
          "libcurand.so.10");

  @TempDir Path root;
  private CudaFolders machine;

  @BeforeEach
  void driver() throws IOException {
    machine = new CudaFolders(root).put("usr/lib/x86_64-linux-gnu", "libcuda.so.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usr/local/cuda-12.9/lib64",
        "usr/local/cuda-12.8/targets/x86_64-linux/lib",
        "opt/cuda/lib64",
        "usr/lib64",
        "usr/local/nvidia/lib64",
        "home/user/.naja/gpu/cuda"
      })
  void inLoadingOrder_oneFolder_givesThemInTheOrderOfTheirNeeds(String folder) throws Exception {
    machine.complete(folder);

    assertThat(names(machine.inventory().inLoadingOrder())).isEqualTo(IN_ORDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home/user/.local/lib/python3.12/site-packages",
        "usr/local/lib/python3.11/dist-packages",
        "usr/lib/python3/dist-packages"
      })
  void inLoadingOrder_pythonPackages_areFoundPackageByPackage(String packages) throws Exception {
    putPackages(packages);

    assertThat(names(machine.inventory().inLoadingOrder())).isEqualTo(IN_ORDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VIRTUAL_ENV", "CONDA_PREFIX", CudaSearch.VARIABLE, CudaSearch.PROPERTY})
  void inLoadingOrder_virtualEnvironmentNamed_isLookedThrough(String variable) throws Exception {
    putPackages("work/venv/lib/python3.13/site-packages");
    machine.set(variable, "work/venv");

    assertThat(names(machine.inventory().inLoadingOrder())).isEqualTo(IN_ORDER);
  }

  @Test
  void inLoadingOrder_folderOfPipTargetNamed_isLookedThrough() throws Exception {
    putPackages("work/target");
    machine.set(CudaSearch.VARIABLE, "work/target");

    assertThat(names(machine.inventory().inLoadingOrder())).isEqualTo(IN_ORDER);
  }

  @Test
  void inLoadingOrder_foldersOfTheLoader_areReadFromItsIncludedFiles() throws Exception {
    machine.complete("vendor/lib").put("etc/ld.so.conf.d", "unused.txt");
    Files.writeString(machine.at("etc/ld.so.conf"), "# all\ninclude /etc/ld.so.conf.d/*.conf\n");
    Files.writeString(machine.at("etc/ld.so.conf.d/vendor.conf"), "/vendor/lib # vendor\n");

    assertThat(machine.inventory().inLoadingOrder())
        .contains(machine.at("vendor/lib/libcudart.so.12"));
  }

  @Test
  void inLoadingOrder_cudnnThere_comesLast() throws Exception {
    machine.complete("usr/lib64").put("opt/cuda/lib64", "libcudnn.so.9");

    assertThat(machine.inventory().inLoadingOrder().getLast())
        .isEqualTo(machine.at("opt/cuda/lib64/libcudnn.so.9"));
  }

  @Test
  void find_severalToolkits_prefersTheFolderNamedThenTheNewest() throws Exception {
    machine.complete("usr/local/cuda-12.8/lib64").complete("usr/local/cuda-12.10/lib64");
    assertThat(file(CudaLibrary.CUDART))
        .isEqualTo(machine.at("usr/local/cuda-12.10/lib64/libcudart.so.12"));

    machine.complete("mine").set(CudaSearch.VARIABLE, "mine");
    assertThat(file(CudaLibrary.CUDART)).isEqualTo(machine.at("mine/libcudart.so.12"));
  }

  @Test
  void find_olderRuntimeFirst_isPassedOverForOneThatWorks() throws Exception {
    machine.put("old", "libcudart.so.12.6.77").set(CudaSearch.VARIABLE, "old");
    Files.createSymbolicLink(
        machine.at("old/libcudart.so.12"), machine.at("old/libcudart.so.12.6.77"));
    putPackages("usr/lib/python3/dist-packages");
    Files.createDirectories(
        machine.at("usr/lib/python3/dist-packages/nvidia_cuda_runtime_cu12-12.9.79.dist-info"));

    var found = machine.inventory().find(CudaLibrary.CUDART).orElseThrow();

    assertThat(found.version()).contains(new CudaVersion(12, 9));
    assertThat(found.file().toString()).contains("dist-packages");
  }

  @Test
  void inLoadingOrder_onlyAnOlderRuntime_isRefusedWithBothVersions() throws Exception {
    machine.complete("usr/lib64").put("usr/lib64", "libcudart.so.12.6.77");
    Files.delete(machine.at("usr/lib64/libcudart.so.12"));
    Files.createSymbolicLink(
        machine.at("usr/lib64/libcudart.so.12"), machine.at("usr/lib64/libcudart.so.12.6.77"));

    assertThatThrownBy(() -> machine.inventory().inLoadingOrder())
        .isInstanceOf(CudaUnavailable.class)
        .hasMessageContaining("is CUDA 12.6")
        .hasMessageContaining("12.8");
  }

  @Test
  void inLoadingOrder_oneMissing_namesItThePlacesAndThePackage() throws Exception {
    machine.complete("opt/cuda-12.9/lib64");
    Files.delete(machine.at("opt/cuda-12.9/lib64/libcublas.so.12"));

    assertThatThrownBy(() -> machine.inventory().inLoadingOrder())
        .isInstanceOf(CudaUnavailable.class)
        .hasMessageStartingWith("libcublas.so.12 not found")
        .hasMessageContaining(machine.at("opt/cuda-12.9/lib64").toString())
        .hasMessageContaining("nvidia-cublas-cu12")
        .hasMessageNotContaining("driver (");
  }

  @Test
  void inLoadingOrder_onlyCuda13_saysThatItIsAnotherGeneration() throws Exception {
    machine.put("usr/local/cuda-13.0/lib64", "libcudart.so.13", "libcublas.so.13.0.1");

    assertThatThrownBy(() -> machine.inventory().inLoadingOrder())
        .hasMessageContaining("libcudart.so.12")
        .hasMessageContaining("cuda-13.0/lib64/libcudart.so.13")
        .hasMessageContaining("built for CUDA 12");
  }

  @Test
  void inLoadingOrder_noDriver_namesItAndTheContainerOption() throws Exception {
    machine.complete("usr/lib64");
    Files.delete(machine.at("usr/lib/x86_64-linux-gnu/libcuda.so.1"));

    assertThatThrownBy(() -> machine.inventory().inLoadingOrder())
        .hasMessageStartingWith("libcuda.so.1 not found")
        .hasMessageContaining("--gpus all");
  }

  private Path file(CudaLibrary library) {
    return machine.inventory().find(library).orElseThrow().file();
  }

  private void putPackages(String folder) throws IOException {
    machine
        .put(folder + "/nvidia/cuda_runtime/lib", "libcudart.so.12")
        .put(folder + "/nvidia/cublas/lib", "libcublas.so.12", "libcublasLt.so.12")
        .put(folder + "/nvidia/curand/lib", "libcurand.so.10");
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }
}
