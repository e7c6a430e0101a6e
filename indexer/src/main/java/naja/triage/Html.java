package naja.triage;

import java.io.IOException;

/// HTML under construction, in which every value is escaped.
final class Html {
  private final Appendable out;

  Html(Appendable out) {
    this.out = out;
  }

  /// Markup of our own; never a value.
  Html markup(String constant) throws IOException {
    out.append(constant);
    return this;
  }

  /// A value, as the text of an element or inside a quoted attribute. Control characters, which
  /// HTML cannot hold, become U+FFFD.
  Html value(Object value) throws IOException {
    String text = String.valueOf(value);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(Character.isISOControl(c) ? '\ufffd' : c);
      }
    }
    return this;
  }
}
