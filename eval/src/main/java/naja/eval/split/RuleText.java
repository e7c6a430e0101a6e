package naja.eval.split;

import java.util.Objects;

/// Writes a rule as text: its name and what differs from the defaults.
final class RuleText {
  private final StringBuilder text;

  private RuleText(String name) {
    text = new StringBuilder(name);
  }

  static RuleText of(String name) {
    return new RuleText(name);
  }

  RuleText with(String key, Object value, Object usual) {
    if (!Objects.equals(value, usual)) {
      text.append(',').append(key).append('=').append(value);
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
