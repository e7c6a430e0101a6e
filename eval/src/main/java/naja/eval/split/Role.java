package naja.eval.split;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a photo does in one round of a split.
public enum Role {
  /// It is asked about and never answers.
  TEST,
  /// It may answer.
  REFERENCE,
  /// It is asked about, and answers when others are.
  BOTH,
  /// It does neither.
  UNUSED;

  /// Whether it is asked about.
  public boolean isTest() {
    return this == TEST || this == BOTH;
  }

  /// Whether it may answer.
  public boolean isReference() {
    return this == REFERENCE || this == BOTH;
  }

  /// The word in a file.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> of(String code) {
    return Stream.of(values()).filter(role -> role.code().equals(code.strip())).findFirst();
  }
}
