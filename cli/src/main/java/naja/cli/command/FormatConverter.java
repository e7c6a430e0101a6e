package naja.cli.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import naja.collection.CollectionFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the format of a collection by its code.
final class FormatConverter implements ITypeConverter<CollectionFormat> {
  /// The codes, for help and completion.
  static final class Codes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return codes().iterator();
    }
  }

  @Override
  public CollectionFormat convert(String value) {
    return Arrays.stream(CollectionFormat.values())
        .filter(format -> format.code().equals(value.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "must be one of %s, got '%s'".formatted(String.join(", ", codes()), value)));
  }

  private static List<String> codes() {
    return Arrays.stream(CollectionFormat.values()).map(CollectionFormat::code).toList();
  }
}
