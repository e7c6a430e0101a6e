package naja.eval.page;

import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import naja.gallery.Gallery;
import naja.photo.Thumbnail;

/// Photos as a page carries them: JPEG in base 64, by image id, until a budget is spent.
final class EmbeddedPhotos {
  private final Gallery gallery;
  private final long budget;
  private final Map<String, String> photos = new LinkedHashMap<>();
  private long spent;

  /// @param budget characters of base 64, at most
  EmbeddedPhotos(Gallery gallery, long budget) {
    this.gallery = gallery;
    this.budget = budget;
  }

  /// Adds thumbnails as the gallery keeps them, or smaller, as long as they fit.
  ///
  /// @param side longest side in pixels
  void add(Collection<String> imageIds, int side) {
    for (String imageId : imageIds) {
      if (spent >= budget) {
        return;
      }
      if (!photos.containsKey(imageId)) {
        gallery
            .thumbnail(imageId)
            .filter(jpeg -> jpeg.length > 0)
            .flatMap(
                jpeg -> side < Thumbnail.SIDE ? Thumbnail.shrunk(jpeg, side) : Optional.of(jpeg))
            .ifPresent(jpeg -> keep(imageId, jpeg));
      }
    }
  }

  private void keep(String imageId, byte[] jpeg) {
    String text = Base64.getEncoder().encodeToString(jpeg);
    if (spent + text.length() <= budget) {
      photos.put(imageId, text);
      spent += text.length();
    }
  }

  /// What has been added, in that order.
  Map<String, String> byImageId() {
    return photos;
  }
}
