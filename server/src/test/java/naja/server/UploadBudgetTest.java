package naja.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/// The settings allow bodies of 200,000 bytes and 1,000,000 bytes together.
class UploadBudgetTest {
  private final UploadBudget budget = new UploadBudget(RunningServer.SETTINGS);

  @Test
  void take_moreThanOneBodyMayHave_isTooLarge() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> budget.take(200_001))
        .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(413));
  }

  @Test
  void take_noRoomLeft_isBusyUntilOneIsGivenBack() {
    UploadBudget.Share first = budget.take(-1);
    for (int i = 0; i < 4; i++) {
      budget.take(200_000);
    }
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> budget.take(1))
        .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(503));

    first.close();
    try (var share = budget.take(200_000)) {
      assertThat(share).isNotNull();
    }
  }
}
