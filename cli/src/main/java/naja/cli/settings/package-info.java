/// The settings: `config/naja.yaml` overlaid by the user's file and the environment.
///
/// Read [NajaSettings] first, then [SettingsLoader]. In go YAML files and environment variables;
/// out come the typed settings records that the other modules own.
@NullMarked
package naja.cli.settings;

import org.jspecify.annotations.NullMarked;
