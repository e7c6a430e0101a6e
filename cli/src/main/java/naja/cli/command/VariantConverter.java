package naja.cli.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import naja.prototype.PrototypeVariant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a prototype variant by the name that reports use.
final class VariantConverter implements ITypeConverter<PrototypeVariant> {
  @Override
  public PrototypeVariant convert(String text) {
    return Arrays.stream(PrototypeVariant.values())
        .filter(variant -> variant.code().equals(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("expected " + codes() + ", got " + text));
  }

  private static String codes() {
    return Arrays.stream(PrototypeVariant.values())
        .map(PrototypeVariant::code)
        .collect(Collectors.joining(" | "));
  }
}
