package naja.photo;

import java.util.ArrayList;
import java.util.List;

/// A grid that cuts a photo into tiles of the same size, row by row.
///
/// A tile has `floor(width / columns)` × `floor(height / rows)` pixels; what is left at the right
/// and at the bottom is dropped, as in the PlantCLEF 2024 code of DS@GT.
///
/// @param columns 1 to 16
/// @param rows 1 to 16
public record TileGrid(int columns, int rows) {
  /// The most columns or rows.
  public static final int MOST = 16;

  /// 3 × 3.
  public static final TileGrid DEFAULT = new TileGrid(3, 3);

  public TileGrid {
    requireBetween("columns", columns);
    requireBetween("rows", rows);
  }

  /// A part of a photo, in pixels from its left upper corner.
  ///
  /// @param index place in the grid, from 0, row by row
  public record Tile(int index, int x, int y, int width, int height) {}

  /// How many tiles there are.
  public int size() {
    return columns * rows;
  }

  /// The tiles of a photo of this size.
  ///
  /// @throws IllegalArgumentException if a tile would have no pixel
  public List<Tile> tiles(int width, int height) {
    if (width < columns || height < rows) {
      throw new IllegalArgumentException(
          "a photo of %d x %d pixels cannot be cut into %d x %d tiles"
              .formatted(width, height, columns, rows));
    }
    int tileWidth = width / columns;
    int tileHeight = height / rows;
    List<Tile> tiles = new ArrayList<>(size());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        tiles.add(
            new Tile(tiles.size(), column * tileWidth, row * tileHeight, tileWidth, tileHeight));
      }
    }
    return tiles;
  }

  /// The pixels of every tile, in the tiles' order.
  ///
  /// @throws IllegalArgumentException if a tile would have no pixel
  public List<Pixels> cut(Pixels photo) {
    return tiles(photo.width(), photo.height()).stream().map(tile -> cut(photo, tile)).toList();
  }

  private static Pixels cut(Pixels photo, Tile tile) {
    int rowBytes = 3 * tile.width();
    byte[] rgb = new byte[rowBytes * tile.height()];
    for (int row = 0; row < tile.height(); row++) {
      int from = 3 * ((tile.y() + row) * photo.width() + tile.x());
      System.arraycopy(photo.rgb(), from, rgb, row * rowBytes, rowBytes);
    }
    return new Pixels(tile.width(), tile.height(), rgb);
  }

  private static void requireBetween(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(
          "%s must be between 1 and %d, got %d".formatted(name, MOST, value));
    }
  }
}
