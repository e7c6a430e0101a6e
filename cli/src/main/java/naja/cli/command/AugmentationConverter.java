package naja.cli.command;

import java.util.Arrays;
import java.util.List;
import naja.encoder.card.NearestName;
import naja.photo.augment.AugmentationKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a kind of augmentation by its code.
final class AugmentationConverter implements ITypeConverter<AugmentationKind> {
  @Override
  public AugmentationKind convert(String text) {
    return Arrays.stream(AugmentationKind.values())
        .filter(kind -> kind.code().equals(text))
        .findFirst()
        .orElseThrow(() -> unknown(text));
  }

  private static TypeConversionException unknown(String text) {
    List<String> codes =
        Arrays.stream(AugmentationKind.values()).map(AugmentationKind::code).toList();
    return new TypeConversionException(
        "takes %s, got '%s'; nearest: %s"
            .formatted(String.join(" and ", codes), text, NearestName.of(text, codes)));
  }
}
