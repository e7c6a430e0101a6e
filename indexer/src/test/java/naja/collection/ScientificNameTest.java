package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScientificNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Naja naja | Naja naja | ''",
        "naja naja | Naja naja | ''",
        "NAJA NAJA | Naja naja | ''",
        "Naja Naja | Naja naja | ''",
        "Naja_naja | Naja naja | ''",
        "Naja naja (Linnaeus, 1758) | Naja naja | (Linnaeus, 1758)",
        "NAJA NAJA (LINNAEUS, 1758) | Naja naja | (LINNAEUS, 1758)",
        "Bellis perennis L. | Bellis perennis | L.",
        "Viola alba Besser | Viola alba | Besser",
        "Crotalus atrox Baird & Girard, 1853 | Crotalus atrox | Baird & Girard, 1853",
        "Vipera berus de Haan | Vipera berus | de Haan",
        "Naja naja karachiensis | Naja naja karachiensis | ''",
        "Vipera aspis zinnikeri Kramer, 1958 | Vipera aspis zinnikeri | Kramer, 1958",
        "Abies alba Mill. subsp. apennina Brullo | Abies alba subsp. apennina | Brullo",
        "Abies alba ssp. apennina | Abies alba subsp. apennina | ''",
        "Brassica oleracea var. capitata L. | Brassica oleracea var. capitata | L.",
        "Salix alba f. vitellina | Salix alba f. vitellina | ''",
        "Salix alba L. f. ex Willd. | Salix alba | L. f. ex Willd.",
        "Mentha × piperita L. | Mentha × piperita | L.",
        "Mentha x piperita | Mentha × piperita | ''",
        "Mentha ×piperita | Mentha × piperita | ''",
        "× Cupressocyparis leylandii | × Cupressocyparis leylandii | ''",
        "Quercus robur × Quercus petraea | Quercus robur × Quercus petraea | ''",
        "Quercus robur x petraea | Quercus robur × petraea | ''",
        "Naja sp. | Naja sp. | ''",
        "naja cf. naja | Naja cf. naja | ''",
        "Pterinochilus novae-zelandiae | Pterinochilus novae-zelandiae | ''",
        "Isoëtes échinospora | Isoëtes échinospora | ''"
      })
  void parse_name_isTakenApart(String text, String name, String authorship) {
    assertThat(ScientificName.parse(text)).contains(new ScientificName(name, authorship));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Naja\u00A0naja",
        " Naja \u2007 naja\t",
        "\uFEFFNaja naja",
        "Naja\u200B naja",
        "Naja\u202Fnaja\n",
        "Naja\u3000naja"
      })
  void normalize_blanksOfEveryKind_areOneSpace(String text) {
    assertThat(ScientificName.normalize(text)).isEqualTo("Naja naja");
  }

  @Test
  void normalize_composedAndDecomposedLetters_areOne() {
    assertThat(ScientificName.normalize("Isoe\u0308tes alba")).isEqualTo("Isoëtes alba");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cobra",
        "01_naja",
        "viper, désert",
        "17",
        "Naja",
        "×",
        "x",
        "Naja Laurenti, 1768"
      })
  void normalize_textThatIsNoSpecies_isKept(String text) {
    assertThat(ScientificName.parse(text)).isEmpty();
    assertThat(ScientificName.normalize(text)).isEqualTo(text);
  }

  @Test
  void normalize_twice_changesNothingMore() {
    for (String text :
        new String[] {"mentha x PIPERITA L.", "NAJA NAJA", "Abies alba Mill. ssp. apennina"}) {
      String once = ScientificName.normalize(text);
      assertThat(ScientificName.normalize(once)).isEqualTo(once);
    }
  }

  @Test
  void genus_name_isItsFirstWordWithoutTheHybridSign() {
    assertThat(ScientificName.genus("naja naja")).contains("Naja");
    assertThat(ScientificName.genus("× Cupressocyparis leylandii")).contains("Cupressocyparis");
    assertThat(ScientificName.genus("cobra")).isEmpty();
  }
}
