package naja.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorSupportTest {
  @Test
  void simd_thisJvm_isOnWhenTheVectorModuleIsThere() {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assertThat(VectorSupport.simd()).isEqualTo(module);
  }
}
