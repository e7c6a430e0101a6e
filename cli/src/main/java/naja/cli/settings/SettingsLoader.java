package naja.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import naja.encoder.card.NearestName;
import org.jspecify.annotations.Nullable;

/// Reads the settings: the packaged `config/naja.yaml`, overlaid by the user's file, overlaid by
/// the environment. The packaged file says which keys there are.
public final class SettingsLoader {
  static final String DEFAULTS = "config/naja.yaml";
  private static final String PREFIX = "NAJA_";
  private static final Set<String> NOT_SETTINGS =
      Set.of(NajaHome.VARIABLE, "NAJA_JAVA_OPTS", "NAJA_CUDA_PATH");

  /// What Kubernetes puts into every container beside a service that is called naja.
  private static final Pattern SERVICE_LINK =
      Pattern.compile("NAJA_(SERVICE_(HOST|PORT.*)|PORT(_.*)?)");

  private final Map<String, Setting> settings;

  private SettingsLoader(Map<String, Setting> defaults) {
    this.settings = new LinkedHashMap<>(defaults);
  }

  /// Loads the settings.
  ///
  /// @param file the file named by the user, who is told if it is absent; null: `naja.yaml` in the
  ///   Naja folder, if there is one
  /// @throws SettingsException if a key is unknown or a value not valid
  public static NajaSettings load(@Nullable Path file, Map<String, String> environment) {
    SettingsLoader loader = new SettingsLoader(packagedDefaults());
    Path own = NajaHome.of(environment).resolve("naja.yaml");
    if (file != null) {
      loader.overlay(read(file));
    } else if (Files.exists(own)) {
      loader.overlay(read(own));
    }
    loader.overlayEnvironment(environment);
    return NajaSettings.bind(loader.settings);
  }

  /// The settings in the packaged file.
  static Map<String, Setting> packagedDefaults() {
    try (InputStream in = SettingsLoader.class.getClassLoader().getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new SettingsException(DEFAULTS + " is missing from the jar; build it again");
      }
      return SettingsFile.parse(DEFAULTS, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the packaged " + DEFAULTS, e);
    }
  }

  private static Map<String, Setting> read(Path file) {
    try {
      return SettingsFile.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new SettingsException("cannot read the settings file " + file, e);
    }
  }

  private void overlay(Map<String, Setting> overrides) {
    overrides.values().forEach(this::override);
  }

  private void override(Setting setting) {
    if (settings.replace(setting.key(), setting) == null) {
      String nearest = NearestName.of(setting.key(), settings.keySet());
      throw new SettingsException(
          "%s: unknown key %s; nearest: %s".formatted(setting.origin(), setting.key(), nearest));
    }
  }

  private void overlayEnvironment(Map<String, String> environment) {
    Map<String, String> keys = new LinkedHashMap<>();
    settings.keySet().forEach(key -> keys.put(variable(key), key));
    environment.forEach((name, text) -> {
      String key = keys.get(name);
      if (key != null) {
        override(new Setting(key, text, "environment variable " + name));
      } else if (isMeantAsSetting(name)) {
        String nearest = NearestName.of(name, keys.keySet());
        throw new SettingsException(
            "environment variable %s is no setting; nearest: %s".formatted(name, nearest));
      }
    });
  }

  private static boolean isMeantAsSetting(String name) {
    return name.startsWith(PREFIX)
        && !NOT_SETTINGS.contains(name)
        && !SERVICE_LINK.matcher(name).matches();
  }

  private static String variable(String key) {
    return PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
