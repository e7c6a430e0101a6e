package naja.cli.settings;

/// A value as it was written, and where.
///
/// @param key dotted, such as `server.port`
/// @param text the value's text
/// @param origin file and line, or the environment variable, for messages
record Setting(String key, String text, String origin) {}
