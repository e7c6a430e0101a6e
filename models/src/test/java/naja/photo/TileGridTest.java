package naja.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TileGridTest {
  /// The rectangles that the reference cases list for a photo of 1000 × 700 pixels.
  @Test
  void tiles_of1000By700_dropWhatIsLeftAndGoRowByRow() {
    List<TileGrid.Tile> tiles = TileGrid.DEFAULT.tiles(1000, 700);

    assertThat(tiles).hasSize(9).allMatch(tile -> tile.width() == 333 && tile.height() == 233);
    assertThat(tiles.get(2)).isEqualTo(new TileGrid.Tile(2, 666, 0, 333, 233));
    assertThat(tiles.get(3)).isEqualTo(new TileGrid.Tile(3, 0, 233, 333, 233));
    assertThat(tiles.getLast()).isEqualTo(new TileGrid.Tile(8, 666, 466, 333, 233));
  }

  @Test
  void cut_photo_takesThePixelsOfEachTile() {
    // 5 x 3 pixels whose red sample counts them; 2 x 1 tiles of 2 x 3 pixels leave the last column.
    byte[] rgb = new byte[3 * 15];
    for (int i = 0; i < 15; i++) {
      rgb[3 * i] = (byte) i;
    }

    List<Pixels> tiles = new TileGrid(2, 1).cut(new Pixels(5, 3, rgb));

    assertThat(reds(tiles.get(0))).containsExactly(0, 1, 5, 6, 10, 11);
    assertThat(reds(tiles.get(1))).containsExactly(2, 3, 7, 8, 12, 13);
  }

  @Test
  void photo_smallerThanTheGrid_isRefusedWithBothSizes() {
    assertThatThrownBy(() -> TileGrid.DEFAULT.tiles(2, 10)).hasMessageContaining("2 x 10");
    assertThatThrownBy(() -> new TileGrid(0, 3)).hasMessageContaining("columns");
    assertThatThrownBy(() -> new TileGrid(3, 17)).hasMessageContaining("17");
  }

  private static int[] reds(Pixels pixels) {
    int[] reds = new int[pixels.width() * pixels.height()];
    for (int i = 0; i < reds.length; i++) {
      reds[i] = pixels.rgb()[3 * i];
    }
    return reds;
  }
}
