package naja.gallery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How the vectors are coded that the graph is searched by.
///
/// The float32 vectors are kept in every case: codes find the candidates, floats score them. Codes
/// take less memory, not less disk.
public enum VectorCode {
  /// The vectors themselves: 4 bytes per dimension.
  FLOAT32(1),
  /// One byte per dimension.
  INT8(1),
  /// Half a byte per dimension.
  INT4(1),
  /// One bit per dimension; the query has four.
  BIT1(3);

  private final int oversampling;

  VectorCode(int oversampling) {
    this.oversampling = oversampling;
  }

  /// How many times wider the beam has to be than over floats, for the true neighbours to be among
  /// the candidates.
  public int oversampling() {
    return oversampling;
  }

  /// The word used on the command line and in files.
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads float32, int8, int4 or bit1.
  ///
  /// @throws IllegalArgumentException for any other word
  public static VectorCode parse(String text) {
    return Arrays.stream(values())
        .filter(code -> code.code().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the index format must be %s, got %s".formatted(words(), text)));
  }

  private static String words() {
    return Arrays.stream(values()).map(VectorCode::code).collect(Collectors.joining(" | "));
  }
}
