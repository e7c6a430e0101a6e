package naja.photo.augment;

import naja.photo.Pixels;
import naja.photo.TileGrid;
import naja.photo.UnreadablePhoto;

/// The tiles of every photo, and not the photo itself.
public record TileRows(TileGrid grid) implements PhotoRows {
  @Override
  public int rows() {
    return grid.size();
  }

  @Override
  public Augmentation row(String imageId, int row, Pixels photo) {
    if (photo.width() < grid.columns() || photo.height() < grid.rows()) {
      throw new UnreadablePhoto(
          UnreadablePhoto.Reason.TOO_SMALL,
          "has %d x %d pixels, which cannot be cut into %d x %d tiles"
              .formatted(photo.width(), photo.height(), grid.columns(), grid.rows()));
    }
    TileGrid.Tile tile = grid.tiles(photo.width(), photo.height()).get(row);
    return new Augmentation(false, new Area(tile.x(), tile.y(), tile.width(), tile.height()));
  }
}
