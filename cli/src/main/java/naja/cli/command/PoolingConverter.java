package naja.cli.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import naja.encoder.Pooling;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a pooling by the name that encoder cards use.
final class PoolingConverter implements ITypeConverter<Pooling> {
  @Override
  public Pooling convert(String text) {
    return Arrays.stream(Pooling.values())
        .filter(pooling -> pooling.code().equals(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("expected " + codes() + ", got " + text));
  }

  private static String codes() {
    return Arrays.stream(Pooling.values()).map(Pooling::code).collect(Collectors.joining(" | "));
  }
}
