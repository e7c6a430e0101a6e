package naja.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageLinkTest {
  @ParameterizedTest
  @CsvSource({
    "01_daffodil/image_0001.jpg, /v1/images/01_daffodil/image_0001.jpg",
    "a b+c, /v1/images/a%20b%2Bc",
    "50%/é?#.png, /v1/images/50%25/%C3%A9%3F%23.png",
    "x*y~z, /v1/images/x%2Ay%7Ez"
  })
  void link_anyId_isAValidPath(String id, String link) {
    assertThat(ImageLink.of(id)).isEqualTo(link);
  }
}
