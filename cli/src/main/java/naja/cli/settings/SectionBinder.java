package naja.cli.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Makes a settings record from one section: the component `maxBytes` of the section `photo` is the
/// key `photo.max_bytes`. A component that is a record itself belongs to another section.
final class SectionBinder<R extends Record> {
  /// The text that stands for the record's own default.
  static final String AUTO = "auto";

  private final String section;
  private final R defaults;

  SectionBinder(String section, R defaults) {
    this.section = section;
    this.defaults = defaults;
  }

  /// The record for the given settings.
  ///
  /// @param settings one per component; others are ignored
  /// @param otherSections the records of other sections, for the components that hold one
  /// @throws SettingsException if a value is not valid; the message names key and origin
  R bind(Map<String, Setting> settings, Record... otherSections) {
    Object[] values =
        Arrays.stream(components())
            .map(component ->
                component.getType().isRecord()
                    ? otherSection(component, otherSections)
                    : value(component, settings))
            .toArray();
    try {
      return constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      throw refused(Objects.requireNonNull(e.getCause()), settings);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot make " + defaults.getClass(), e);
    }
  }

  private Object otherSection(RecordComponent component, Record... otherSections) {
    return Stream.of(otherSections)
        .filter(component.getType()::isInstance)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no section for " + component));
  }

  private Object value(RecordComponent component, Map<String, Setting> settings) {
    Setting setting = settings.get(key(component));
    if (setting == null) {
      throw new SettingsException(key(component) + " is not set anywhere");
    }
    if (setting.text().equals(AUTO)) {
      return defaultOf(component);
    }
    try {
      return SettingText.parse(setting.text(), component.getType());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new SettingsException(
          setting.origin() + ": " + setting.key() + " " + e.getMessage(), e);
    }
  }

  private Object defaultOf(RecordComponent component) {
    try {
      return component.getAccessor().invoke(defaults);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot read " + component, e);
    }
  }

  /// A record's own check speaks of its component; the message here names the key and its origin.
  private SettingsException refused(Throwable cause, Map<String, Setting> settings) {
    String message = String.valueOf(cause.getMessage());
    for (RecordComponent component : components()) {
      Setting setting = settings.get(key(component));
      if (setting != null && message.startsWith(component.getName() + " ")) {
        return new SettingsException(
            setting.origin()
                + ": "
                + setting.key()
                + message.substring(component.getName().length()),
            cause);
      }
    }
    return new SettingsException(section + ": " + message, cause);
  }

  private String key(RecordComponent component) {
    return section
        + "."
        + component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private RecordComponent[] components() {
    return defaults.getClass().getRecordComponents();
  }

  @SuppressWarnings("unchecked") // the class of an R makes an R
  private Constructor<R> constructor() throws NoSuchMethodException {
    Class<?>[] types =
        Arrays.stream(components()).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return (Constructor<R>) defaults.getClass().getDeclaredConstructor(types);
  }
}
