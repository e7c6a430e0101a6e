package naja.collection.stored;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.collection.CollectionException;
import naja.collection.Column;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// Finds out which columns of a Parquet file hold the embeddings and which describe the photos.
record ParquetColumns(ParquetTable table, PhotoColumns known) {
  static final Column EMBEDDING =
      Column.of("embedding", "embeddings", "vector", "features", "feature", "emb");
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");

  /// The columns that describe the photos.
  ///
  /// @throws CollectionException if there is no label among them
  LabelRows labels() {
    List<Type> columns =
        fields().stream()
            .filter(field -> field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED))
            .filter(field -> known.understands(field.getName()))
            .toList();
    NamedCells.require(table.file(), known.taxon(), names(fields()));
    return new ParquetLabels(table, columns);
  }

  /// @param name the column of lists; null: the usual name, else the only one, else numbered
  ///   columns
  /// @throws CollectionException if there is none, or several
  VectorRows vectors(@Nullable String name) {
    List<Type> lists = fields().stream().filter(ParquetColumns::isListOfNumbers).toList();
    Column wanted = name == null ? EMBEDDING : Column.of(name);
    Optional<Type> usual = lists.stream().filter(list -> matches(list, wanted)).findFirst();
    if (usual.isPresent()) {
      return ParquetVectors.lists(table, usual.get());
    }
    if (name == null && lists.size() == 1) {
      return ParquetVectors.lists(table, lists.getFirst());
    }
    List<Type> numbered = numbered(name);
    if (numbered.isEmpty()) {
      throw new CollectionException(
          "%s: there is no column %s of lists of numbers, and no numbered columns; %s"
              .formatted(
                  table.file(), wanted.alternatives(), NamedCells.nearest(wanted, names(lists))));
    }
    return ParquetVectors.perDimension(table, numbered);
  }

  /// Columns such as `emb_0`, `emb_1`, …: of the commonest beginning, or of the one named, by
  /// number.
  private List<Type> numbered(@Nullable String prefix) {
    Map<String, List<Type>> byPrefix = new LinkedHashMap<>();
    for (Type field : fields()) {
      Matcher matcher = NUMBERED.matcher(field.getName());
      if (isNumber(field) && !known.understands(field.getName()) && matcher.matches()) {
        byPrefix.computeIfAbsent(matcher.group(1), _ -> new ArrayList<>()).add(field);
      }
    }
    if (prefix != null) {
      byPrefix.keySet().removeIf(other -> !other.equals(prefix));
    }
    return byPrefix.values().stream()
        .max(Comparator.comparingInt(List::size))
        .map(this::inOrder)
        .orElse(List.of());
  }

  private List<Type> inOrder(List<Type> columns) {
    List<Type> sorted =
        columns.stream().sorted(Comparator.comparingLong(ParquetColumns::number)).toList();
    long first = number(sorted.getFirst());
    for (int i = 0; i < sorted.size(); i++) {
      if (number(sorted.get(i)) != first + i) {
        throw new CollectionException(
            "%s: of the numbered columns, the one before '%s' is missing"
                .formatted(table.file(), sorted.get(i).getName()));
      }
    }
    return sorted;
  }

  private static long number(Type column) {
    Matcher matcher = NUMBERED.matcher(column.getName());
    return matcher.matches() ? Long.parseLong(matcher.group(2)) : -1;
  }

  private List<Type> fields() {
    return table.schema().getFields();
  }

  private static List<String> names(List<Type> fields) {
    return fields.stream().map(Type::getName).toList();
  }

  private static boolean matches(Type field, Column column) {
    return column.canonicalNames().anyMatch(Column.canonical(field.getName())::equals);
  }

  /// A group with one repeated leaf, however deep; or a repeated leaf.
  private static boolean isListOfNumbers(Type field) {
    boolean repeated = field.isRepetition(Type.Repetition.REPEATED);
    Type type = field;
    while (!type.isPrimitive()) {
      if (type.asGroupType().getFieldCount() != 1) {
        return false;
      }
      type = type.asGroupType().getType(0);
      repeated |= type.isRepetition(Type.Repetition.REPEATED);
    }
    return repeated && isFloating(type.asPrimitiveType());
  }

  private static boolean isNumber(Type field) {
    return field.isPrimitive()
        && !field.isRepetition(Type.Repetition.REPEATED)
        && isFloating(field.asPrimitiveType());
  }

  private static boolean isFloating(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case FLOAT, DOUBLE -> true;
      default -> type.getLogicalTypeAnnotation() instanceof Float16LogicalTypeAnnotation;
    };
  }
}
