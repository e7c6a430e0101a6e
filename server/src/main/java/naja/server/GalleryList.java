package naja.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The galleries that may be served, by name.
final class GalleryList {
  /// The name of a gallery that the service was started with and that the settings do not name.
  static final String DEFAULT = "default";

  private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]{1,40})\\s*=\\s*(\\S.*)");

  private final SortedMap<String, Path> folders;
  private final String first;

  /// @param text `name=folder`, separated by commas
  /// @param start the folder that is served first
  /// @throws IllegalArgumentException if an entry is not of that form
  GalleryList(String text, Path start) {
    this.folders = new TreeMap<>(parse(text));
    Path wanted = start.toAbsolutePath().normalize();
    Optional<String> named =
        folders.entrySet().stream()
            .filter(entry -> entry.getValue().toAbsolutePath().normalize().equals(wanted))
            .map(Map.Entry::getKey)
            .findFirst();
    this.first = named.orElse(DEFAULT);
    folders.put(first, start);
  }

  /// Reads the setting.
  static Map<String, Path> parse(String text) {
    Map<String, Path> folders = new TreeMap<>();
    for (String entry : text.split(",", -1)) {
      if (entry.isBlank()) {
        continue;
      }
      Matcher matcher = ENTRY.matcher(entry.strip());
      if (!matcher.matches() || folders.put(matcher.group(1), Path.of(matcher.group(2))) != null) {
        throw new IllegalArgumentException(
            "galleries takes name=folder, name=folder with names that come once, got " + entry);
      }
    }
    return folders;
  }

  /// The name of the gallery that is served first.
  String first() {
    return first;
  }

  /// Every name, ascending.
  List<String> names() {
    return List.copyOf(folders.keySet());
  }

  /// The folder behind a name.
  Optional<Path> folder(String name) {
    return Optional.ofNullable(folders.get(name));
  }
}
