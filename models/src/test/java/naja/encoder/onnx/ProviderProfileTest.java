package naja.encoder.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProviderProfileTest {
  @Test
  void parse_nodesOfTwoProviders_countsThem() {
    ProviderProfile profile =
        ProviderProfile.parse(
            """
            [{"cat":"Session","name":"model_run","args":{}},
             {"cat":"Node","name":"a_kernel_time","args":{"provider":"CUDAExecutionProvider"}},
             {"cat":"Node","name":"b_kernel_time","args":{"provider":"CUDAExecutionProvider"}},
             {"cat":"Node","name":"c_kernel_time","args":{"provider":"CPUExecutionProvider"}}]
            """);

    assertThat(profile.nodes())
        .containsEntry(ProviderProfile.CUDA, 2)
        .containsEntry(ProviderProfile.CPU, 1);
    assertThat(profile.isMostly(ProviderProfile.CUDA)).isTrue();
    assertThat(profile.isMostly(ProviderProfile.CPU)).isFalse();
  }

  @Test
  void isMostly_noNodes_isFalse() {
    assertThat(ProviderProfile.parse("[]").isMostly(ProviderProfile.CPU)).isFalse();
  }
}
