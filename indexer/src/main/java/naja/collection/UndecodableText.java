package naja.collection;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the line of a text file that is not written in the encoding it is read in. A reader of
/// text decodes far ahead of the line that it is asked for, and so cannot tell.
final class UndecodableText {
  private static final String WAY_OUT = "; save the file as UTF-8 (in Excel: CSV UTF-8)";

  private UndecodableText() {}

  /// What is wrong, with the line where it begins.
  static CollectionException of(Path file, Charset charset, Throwable cause) {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new CollectionException(describe(file, charset, bytes), cause);
    } catch (IOException e) {
      return new CollectionException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String describe(Path file, Charset charset, InputStream bytes) throws IOException {
    bytes.mark(2);
    int mark = bytes.read() << 8 | bytes.read();
    bytes.reset();
    if (mark == 0xFFFE || mark == 0xFEFF) {
      return file + " line 1: the text is in UTF-16" + WAY_OUT;
    }
    return "%s line %d: not well-formed text in %s%s"
        .formatted(
            file,
            badLine(bytes, charset),
            charset,
            charset.equals(StandardCharsets.UTF_8) ? WAY_OUT : "");
  }

  private static long badLine(InputStream bytes, Charset charset) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    long line = 1;
    for (int b = bytes.read(); b >= 0; b = bytes.read()) {
      text.write(b);
      if (b == '\n') {
        if (!isText(text, charset)) {
          return line;
        }
        text.reset();
        line++;
      }
    }
    return line;
  }

  private static boolean isText(ByteArrayOutputStream bytes, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
