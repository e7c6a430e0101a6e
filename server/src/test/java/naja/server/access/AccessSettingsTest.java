package naja.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {
  @Test
  void closedReads_withoutKeys_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessSettings("", false, 0, "", false, "", ""))
        .withMessageStartingWith("anonymousReads");
  }

  @Test
  void certificate_withoutKey_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessSettings("", true, 0, "", false, "chain.pem", ""))
        .withMessageContaining("tlsKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "example.org", "https://example.org/path", "null", "https://*.org"})
  void origin_thatIsNone_isRefused(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessSettings("", true, 0, origin, false, "", ""))
        .withMessageContaining(origin);
  }

  @Test
  void origins_severalOfThem_areSplitAtSpacesAndCommas() {
    var settings = new AccessSettings("", true, 0, " https://a.org, http://b:81 ", false, "", "");

    assertThat(settings.origins()).containsExactly("https://a.org", "http://b:81");
  }
}
