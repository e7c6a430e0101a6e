package naja.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What the build wrote into the jar about itself.
///
/// @param version such as `0.1.0`
/// @param commit of the sources, or `unknown`
public record NajaBuild(String version, String commit) {
  private static final String UNKNOWN = "unknown";

  /// Reads it from the jar.
  public static NajaBuild read() {
    Properties properties = new Properties();
    try (InputStream in = NajaBuild.class.getResourceAsStream("/naja/cli/version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own version cannot be read", e);
    }
    return new NajaBuild(of(properties, "version"), of(properties, "commit"));
  }

  /// A build that does not fill in a placeholder does not know.
  private static String of(Properties properties, String key) {
    String value = properties.getProperty(key, UNKNOWN);
    return value.startsWith("$") ? UNKNOWN : value;
  }
}
