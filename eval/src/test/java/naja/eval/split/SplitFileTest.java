package naja.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import naja.eval.dataset.DatasetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitFileTest {
  @TempDir private Path folder;

  @Test
  void read_whatWasWritten_isTheSameSplit() {
    Split split =
        SplitPlan.parse("k-fold,folds=2", 7)
            .draw(new Photos().with("a, \"quoted\"", 4, 2).with("#b", 3, 1).data());
    Path file = folder.resolve("split.csv");

    SplitFile.write(split, file);

    assertThat(SplitFile.read(file)).isEqualTo(split);
    assertThat(SplitFile.read(file).sha256()).isEqualTo(split.sha256());
  }

  @Test
  void read_heldOutTaxa_areKept() {
    Split split =
        SplitPlan.parse("open-set,taxa=b", 7)
            .draw(new Photos().with("a", 4, 2).with("b", 3, 1).data());
    Path file = folder.resolve("split.csv");

    SplitFile.write(split, file);

    assertThat(SplitFile.read(file)).isEqualTo(split);
  }

  @Test
  void sha256_ofAnotherRole_differs() {
    Split split = SplitPlan.parse("stratified", 7).draw(new Photos().with("a", 10, 1).data());
    Split other = SplitPlan.parse("stratified", 8).draw(new Photos().with("a", 10, 1).data());

    assertThat(other.sha256()).isNotEqualTo(split.sha256());
  }

  @Test
  void read_rowsChangedUnderTheHeader_isRefused() throws IOException {
    Path file = written();
    Files.writeString(file, Files.readString(file).replaceFirst(",reference", ",unused"));

    assertThatThrownBy(() -> SplitFile.read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("take the first line away");
  }

  @Test
  void read_withoutHeader_isASplitNamedAfterTheFile() throws IOException {
    Path file = folder.resolve("mine.csv");
    Files.writeString(
        file,
        """
        taxon_id,image_id,observation_id,round_1
        a,1,o1,reference
        a,2,o2,test
        """);

    Split split = SplitFile.read(file);

    assertThat(split.origin().rule()).isEqualTo("mine.csv");
    assertThat(split.tests(0)).containsExactly("2");
    assertThat(split.hides()).isEqualTo(Hides.IMAGE);
  }

  @Test
  void read_damagedFile_namesTheLine() throws IOException {
    assertRefused("image_id,observation_id,taxon_id\n1,o,a\n", "must have the columns");
    assertRefused(header() + "1,o,a,training\n", "line 2", "'training'");
    assertRefused(header() + "1,o,a,reference\n2,o,a\n", "line 3", "3 cells");
    assertRefused("# nonsense\n" + header(), "line 1 is not JSON");
    assertRefused("# {\"rule\":\"x\"}\n" + header(), "naja_split");
    assertRefused(header(), "names no photo");
    assertRefused(header() + "1,o,a,test\n1,o,a,reference\n", "names photos twice: 1");
    assertRefused(header() + "1,o,a,reference\n", "test set is empty");
    assertRefused(header() + "1,o,a,reference\n2,o,b,test\n", "2 (taxon b)");
  }

  @Test
  void require_otherPhotos_namesTheRows() {
    Split split = SplitFile.read(written());
    SplitFit.require(split, new Photos().with("a", 10, 1).data());
    Photos other =
        new Photos().with("a0-0", "a0", "z").with("a1-0", "z", "a").with("new", "new", "a");
    for (int i = 3; i < 10; i++) {
      other.with("a" + i + "-0", "a" + i, "a");
    }

    assertThatThrownBy(() -> SplitFit.require(split, other.data()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("does not fit photos")
        .hasMessageContaining("1 rows name photos that it lacks: a2-0")
        .hasMessageContaining("a0-0 (taxon a, there z), a1-0 (observation a1, there z)")
        .hasMessageContaining("1 of its photos have no row: new");
  }

  private void assertRefused(String text, String... parts) throws IOException {
    Path file = folder.resolve("refused.csv");
    Files.writeString(file, text);
    assertThatThrownBy(() -> SplitFile.read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll(parts);
  }

  private static String header() {
    return "image_id,observation_id,taxon_id,round_1\n";
  }

  private Path written() {
    Path file = folder.resolve("written.csv");
    SplitFile.write(
        SplitPlan.parse("stratified", 7).draw(new Photos().with("a", 10, 1).data()), file);
    return file;
  }
}
