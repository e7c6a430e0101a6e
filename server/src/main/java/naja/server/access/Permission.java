package naja.server.access;

import java.util.Locale;

/// What a key allows; writing includes reading.
public enum Permission {
  READ,
  WRITE;

  /// Whether this is enough where the other is needed.
  public boolean covers(Permission needed) {
    return compareTo(needed) >= 0;
  }

  /// The name in the keys file.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
