package naja.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import naja.cli.settings.NajaHome;
import naja.cli.settings.NajaSettings;
import naja.cli.settings.SettingsLoader;
import naja.encoder.Encoders;
import naja.encoder.cuda.CudaSetup;
import naja.indexer.ProgressListener;
import naja.indexer.ProgressPrinter;
import org.jspecify.annotations.Nullable;

/// What the commands of one call share: where to print, the environment, the settings and the
/// encoders.
public final class Session {
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private @Nullable Path settingsFile;
  private @Nullable NajaSettings settings;

  public Session(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
  }

  /// Where data goes.
  public PrintStream out() {
    return out;
  }

  /// Where progress, logs and messages go.
  public PrintStream err() {
    return err;
  }

  /// The user's Naja folder.
  public Path home() {
    return NajaHome.of(environment);
  }

  /// The encoders known to this user.
  public Encoders encoders() {
    return new Encoders(home());
  }

  /// What a GPU needs, as this user and this machine have it.
  public CudaSetup cuda() {
    return CudaSetup.of(home());
  }

  /// Shows on [#err()] how a run proceeds: a bar on a terminal, lines otherwise.
  public ProgressListener progress() {
    return progress("photos");
  }

  /// The same for a run over other things.
  ///
  /// @param unit what is counted, such as `tasks`
  public ProgressListener progress(String unit) {
    return err.equals(System.err)
        ? ProgressPrinter.toStandardError(unit)
        : new ProgressPrinter(err, false, unit);
  }

  /// Names the settings file, null for the usual one; must come before the first [#settings()].
  public void settingsFile(@Nullable Path file) {
    settingsFile = file;
  }

  /// The settings, read at the first call.
  ///
  /// @throws naja.cli.settings.SettingsException if they are not valid
  public NajaSettings settings() {
    if (settings == null) {
      settings = SettingsLoader.load(settingsFile, environment);
    }
    return settings;
  }
}
