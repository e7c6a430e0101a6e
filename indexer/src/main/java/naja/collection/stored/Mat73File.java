package naja.collection.stored;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import naja.collection.CollectionException;

/// Reads a MATLAB file of version 7.3 (`save -v7.3`), which is HDF5 with matrices lying column
/// after column and strings behind references, into memory.
final class Mat73File {
  private final HdfFile hdf;
  private final Map<String, MatVariables.Matrix> matrices = new LinkedHashMap<>();
  private final Map<String, List<String>> texts = new LinkedHashMap<>();

  private Mat73File(HdfFile hdf) {
    this.hdf = hdf;
  }

  /// @throws CollectionException if the file cannot be read
  static MatVariables read(Path file) {
    try (HdfFile hdf = new HdfFile(file)) {
      Mat73File mat = new Mat73File(hdf);
      hdf.getChildren().forEach(mat::add);
      return new MatVariables(file, mat.matrices, mat.texts);
    } catch (HdfException e) {
      throw new CollectionException(
          "cannot read %s as a MATLAB file: %s; is it cut off?".formatted(file, e.getMessage()), e);
    }
  }

  private void add(String name, Node node) {
    if (!(node instanceof Dataset data) || data.getDimensions().length != 2) {
      return;
    }
    String kind = kind(data);
    Object flat = data.getDataFlat();
    int columns = data.getDimensions()[0];
    int rows = data.getDimensions()[1];
    switch (kind) {
      case "cell" -> texts.put(name, cells(flat));
      case "char" -> texts.put(name, characters(flat, rows, columns));
      default -> addNumbers(name, flat, rows, columns);
    }
  }

  private static String kind(Dataset data) {
    var attribute = data.getAttribute("MATLAB_class");
    return attribute == null ? "" : String.valueOf(attribute.getData());
  }

  private void addNumbers(String name, Object flat, int rows, int columns) {
    if (rows == 1 || columns == 1) {
      texts.put(
          name,
          IntStream.range(0, Array.getLength(flat))
              .mapToObj(i -> NamedCells.text(number(flat, i)))
              .toList());
    }
    matrices.put(name, new MatVariables.Matrix(rows, columns, floats(flat)));
  }

  private static float[] floats(Object flat) {
    if (flat instanceof float[] floats) {
      return floats;
    }
    float[] floats = new float[Array.getLength(flat)];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) number(flat, i);
    }
    return floats;
  }

  private static double number(Object flat, int index) {
    return switch (flat) {
      case float[] values -> values[index];
      case double[] values -> values[index];
      default -> ((Number) Array.get(flat, index)).doubleValue();
    };
  }

  private List<String> cells(Object references) {
    return IntStream.range(0, Array.getLength(references))
        .mapToObj(i -> cell(((Number) Array.get(references, i)).longValue()))
        .toList();
  }

  private String cell(long address) {
    if (!(hdf.getNodeByAddress(address) instanceof Dataset data)) {
      return "";
    }
    Object flat = data.getDataFlat();
    if (kind(data).equals("char")) {
      int[] shape = data.getDimensions();
      return characters(flat, shape[1], shape[0]).getFirst();
    }
    return Array.getLength(flat) == 1 ? NamedCells.text(number(flat, 0)) : "";
  }

  /// UTF-16 codes, a string per row of the matrix.
  private static List<String> characters(Object codes, int rows, int columns) {
    return IntStream.range(0, rows)
        .mapToObj(row -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < columns; i++) {
            text.append((char) number(codes, i * rows + row));
          }
          return text.toString();
        })
        .toList();
  }
}
