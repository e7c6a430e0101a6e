package naja.server.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a record's doc comment says about it and about its components.
///
/// Doc comments do not survive compilation, so the sources of the API's records lie beside their
/// classes in the jar. A record without a source there is described by its names alone.
///
/// @param text what stands before the first tag; empty if there is nothing
/// @param components what `@param` says, by the component's name
record RecordDocs(String text, Map<String, String> components) {
  private static final Pattern PARAMETER = Pattern.compile("@param\\s+(\\w+)\\s+(.*)");

  /// Links in the house style: `[Name]`, `[#method]`, `[package.Name]`.
  private static final Pattern LINK = Pattern.compile("\\[#?([\\w.#()]+)]");

  /// The documentation of a record, also of one nested in another class.
  static RecordDocs of(Class<?> type) {
    Class<?> outermost = type;
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    return in(source(outermost), type.getSimpleName());
  }

  /// The documentation of the record called `name` in a source text.
  static RecordDocs in(String source, String name) {
    Deque<String> comment = new ArrayDeque<>();
    for (String line : source.lines().map(String::strip).toList()) {
      if (line.startsWith("///")) {
        comment.add(line.substring(3).strip());
      } else if (line.matches(".*\\brecord " + Pattern.quote(name) + "\\b.*")) {
        return read(comment);
      } else if (!line.startsWith("@")) {
        comment.clear();
      }
    }
    return new RecordDocs("", Map.of());
  }

  private static RecordDocs read(Iterable<String> comment) {
    StringBuilder text = new StringBuilder();
    Map<String, String> components = new LinkedHashMap<>();
    String component = "";
    for (String line : comment) {
      Matcher parameter = PARAMETER.matcher(line);
      if (parameter.matches()) {
        component = parameter.group(1);
        components.put(component, plain(parameter.group(2)));
      } else if (!component.isEmpty()) {
        components.merge(component, plain(line), (before, more) -> before + " " + more);
      } else {
        text.append(text.isEmpty() ? "" : " ").append(plain(line));
      }
    }
    return new RecordDocs(text.toString().strip(), components);
  }

  private static String plain(String markdown) {
    return LINK.matcher(markdown).replaceAll("$1").strip();
  }

  private static String source(Class<?> type) {
    try (InputStream stream = type.getResourceAsStream(type.getSimpleName() + ".java")) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the source of " + type.getName(), e);
    }
  }
}
