package naja.cli.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import naja.collection.stored.NpyFile;
import naja.eval.dataset.DatasetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/// What goes wrong inside a protocol is not told as if the command line were wrong.
class ExamineeTest {
  @TempDir private Path folder;
  private Path npy = Path.of("");

  @BeforeEach
  void write() throws IOException {
    npy = folder.resolve("four.npy");
    try (NpyFile file = NpyFile.create(npy, 2)) {
      for (int row = 0; row < 4; row++) {
        file.write(row, new float[] {row % 2, 1});
      }
      file.finish(4);
    }
    Files.writeString(folder.resolve("four.csv"), "label\na\nb\na\nb\n");
  }

  @Test
  void examineVectors_bugInAProtocol_isNotTakenForMisuse() {
    assertThatThrownBy(() -> run(new IllegalArgumentException("a bug"), "stratified"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("a bug");
  }

  @Test
  void examineVectors_dataThatDoNotDo_areToldAsTheyAre() {
    assertThatThrownBy(() -> run(new DatasetException("row 3"), "stratified"))
        .isExactlyInstanceOf(DatasetException.class);
  }

  @Test
  void examineVectors_splitThatIsNone_isMisuse() {
    assertThatThrownBy(() -> run(new IllegalArgumentException("a bug"), "stratifed"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("stratified");
  }

  private void run(RuntimeException failure, String split) throws Exception {
    Failing command = new Failing(failure);
    new CommandLine(command).parseArgs("--embeddings", npy.toString(), "--split", split);
    command.call();
  }

  @Command(name = "failing")
  static final class Failing implements Callable<Integer> {
    private final RuntimeException failure;

    @Mixin private Examinee examinee = new Examinee();

    Failing(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() {
      examinee.examineVectors(
          new Session(System.out, System.err, Map.of()),
          (_, _) -> {
            throw failure;
          });
      return 0;
    }
  }
}
