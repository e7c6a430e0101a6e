package naja.encoder.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CudaLoaderTest {
  private static final Path FIRST = Path.of("libcudart.so.12");
  private static final Path SECOND = Path.of("libcublasLt.so.12");

  @Test
  void load_twice_loadsEachOnceInOrder() throws Exception {
    List<Path> loaded = new ArrayList<>();
    CudaLoader loader = new CudaLoader(loaded::add);

    loader.load(List.of(FIRST));
    loader.load(List.of(FIRST, SECOND));

    assertThat(loaded).containsExactly(FIRST, SECOND);
  }

  @Test
  void load_libraryThatIsBroken_namesItAndIsTriedAgain() {
    List<Path> tried = new ArrayList<>();
    CudaLoader loader =
        new CudaLoader(file -> {
          tried.add(file);
          throw new UnsatisfiedLinkError("undefined symbol: x");
        });

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> loader.load(List.of(FIRST, SECOND)))
          .isInstanceOf(CudaUnavailable.class)
          .hasMessageContaining(FIRST.toString())
          .hasMessageContaining("undefined symbol: x");
    }
    assertThat(tried).containsExactly(FIRST, FIRST);
  }

  @Test
  void ofNumber_asCudaGivesIt_isMajorAndMinor() {
    assertThat(CudaVersion.ofNumber(12090)).isEqualTo(new CudaVersion(12, 9));
    assertThat(CudaVersion.ofNumber(13000)).isGreaterThan(CudaVersion.ofNumber(12080));
  }
}
