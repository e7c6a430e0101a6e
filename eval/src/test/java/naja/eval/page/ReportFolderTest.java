package naja.eval.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
  @TempDir private Path folder;

  @Test
  void write_twice_replacesEveryFileAndLeavesNothingElse() throws IOException {
    ReportFolder.at(folder.resolve("new")).with("a.md", "old").with("b.html", "old").write();
    ReportFolder.at(folder.resolve("new")).with("a.md", "1").with("b.html", "2").write();

    assertThat(folder.resolve("new/a.md")).hasContent("1");
    assertThat(folder.resolve("new/b.html")).hasContent("2");
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void write_oneFileCannotBeWritten_leavesTheOldReportWhole() throws IOException {
    ReportFolder.at(folder).with("a.md", "old").with("b.html", "old").write();
    Files.createDirectory(folder.resolve("b.html.part"));
    ReportFolder report = ReportFolder.at(folder).with("a.md", "new").with("b.html", "new");

    assertThatThrownBy(report::write)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder.toString());
    assertThat(folder.resolve("a.md")).hasContent("old");
    assertThat(folder.resolve("b.html")).hasContent("old");
  }
}
