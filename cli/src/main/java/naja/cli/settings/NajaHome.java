package naja.cli.settings;

import java.nio.file.Path;
import java.util.Map;

/// The user's folder for added encoders, pulled weights and settings.
public final class NajaHome {
  /// The environment variable that names the folder.
  public static final String VARIABLE = "NAJA_HOME";

  private NajaHome() {}

  /// `$NAJA_HOME`, or `.naja` in the user's home.
  public static Path of(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    Path folder =
        named.isBlank() ? Path.of(System.getProperty("user.home"), ".naja") : Path.of(named);
    return folder.toAbsolutePath().normalize();
  }
}
