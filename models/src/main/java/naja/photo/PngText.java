package naja.photo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// A PNG text chunk (`tEXt`, `zTXt` or `iTXt`): its keyword and, unpacked only on demand, its text.
final class PngText {
  /// Longest text that is unpacked, so that a small file cannot fill the memory.
  private static final int MAX_TEXT = 1 << 20;

  private static final int RAW_PROFILE_HEADER_LINES = 3;

  private final String type;
  private final byte[] chunk;
  private final int keywordEnd;

  PngText(String type, byte[] chunk) {
    this.type = type;
    this.chunk = chunk;
    this.keywordEnd = zero(0);
  }

  String keyword() {
    return new String(chunk, 0, keywordEnd, StandardCharsets.ISO_8859_1);
  }

  /// The text's bytes; null if they cannot be unpacked or are too many.
  byte @Nullable [] text() {
    int at = keywordEnd + 1;
    return switch (type) {
      case "zTXt" -> inflated(at + 1);
      case "iTXt" -> international(at);
      default -> rest(at);
    };
  }

  /// An EXIF block that older programs wrote as hexadecimal digits.
  byte @Nullable [] rawProfile() {
    byte[] text = text();
    if (text == null) {
      return null;
    }
    String digits =
        new String(text, StandardCharsets.ISO_8859_1)
            .lines()
            .skip(RAW_PROFILE_HEADER_LINES)
            .collect(Collectors.joining());
    try {
      return HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private byte @Nullable [] international(int flag) {
    boolean packed = flag < chunk.length && chunk[flag] == 1;
    int language = flag + 2;
    int text = zero(zero(language) + 1) + 1;
    return packed ? inflated(text) : rest(text);
  }

  private int zero(int from) {
    for (int at = from; at < chunk.length; at++) {
      if (chunk[at] == 0) {
        return at;
      }
    }
    return chunk.length;
  }

  private byte @Nullable [] rest(int from) {
    return from > chunk.length ? null : Arrays.copyOfRange(chunk, from, chunk.length);
  }

  private byte @Nullable [] inflated(int from) {
    byte[] packed = rest(from);
    if (packed == null) {
      return null;
    }
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      byte[] text = new byte[MAX_TEXT];
      int length = inflater.inflate(text);
      return inflater.finished() ? Arrays.copyOf(text, length) : null;
    } catch (DataFormatException e) {
      return null;
    }
  }
}
