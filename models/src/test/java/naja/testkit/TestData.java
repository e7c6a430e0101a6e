package naja.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Finds test data that lies outside the repository; a test that needs absent data is skipped by
/// name.
public final class TestData {
  private TestData() {}

  /// The path of `name` inside the folder that `-Dnaja.testdata` names.
  public static Path require(String name) {
    Path path = Path.of(System.getProperty("naja.testdata", "../../shared")).resolve(name);
    assumeTrue(Files.exists(path), () -> "skipped: test data " + path.normalize() + " is absent");
    return path.normalize();
  }

  /// The repository's root.
  public static Path root() {
    return Path.of(System.getProperty("naja.root", "..")).normalize();
  }
}
