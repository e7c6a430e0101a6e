package naja.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicLong now = new AtomicLong(5);
  private final RateLimit limit = new RateLimit(3, now::get);

  @Test
  void take_quotaUsedUp_exceedsUntilTheWindowEnds() {
    assertThat(limit.take("a", 1))
        .isEqualTo(new RateLimit.Standing(3, 2, Duration.ofMinutes(1), false));
    pass(Duration.ofSeconds(20));
    assertThat(limit.take("a", 1).remaining()).isEqualTo(1);
    assertThat(limit.take("a", 1).exceeded()).isFalse();
    RateLimit.Standing fourth = limit.take("a", 1);
    assertThat(fourth.exceeded()).isTrue();
    assertThat(fourth.remaining()).isZero();
    assertThat(fourth.resetSeconds()).isEqualTo(40);

    pass(Duration.ofSeconds(40));
    assertThat(limit.take("a", 1).remaining()).isEqualTo(2);
  }

  @Test
  void take_otherClient_hasItsOwnQuota() {
    for (int i = 0; i < 9; i++) {
      limit.take("a", 1);
    }

    assertThat(limit.take("a", 1).exceeded()).isTrue();
    assertThat(limit.take("b", 1).exceeded()).isFalse();
  }

  @Test
  void take_moreQuestionsThanAreLeft_countsNoneOfThem() {
    assertThat(limit.take("a", 2).remaining()).isEqualTo(1);
    assertThat(limit.take("a", 2))
        .isEqualTo(new RateLimit.Standing(3, 1, Duration.ofMinutes(1), true));
    assertThat(limit.take("a", 1).exceeded()).isFalse();
    assertThat(limit.take("a", 0).exceeded()).isFalse();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
