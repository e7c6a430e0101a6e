package naja.eval.protocol;

import java.util.List;
import java.util.Optional;
import naja.encoder.PhotoEmbedder;
import naja.gallery.Gallery;
import naja.photo.Photo;

/// How long an encoder takes for one photo alone, as a visitor's photo comes.
///
/// @param millis median over the photos, decoding included
/// @param provider what it ran on, such as `cpu`
public record EncodingTime(double millis, String provider) {
  private static final int PHOTOS = 24;
  private static final int WARM_UP = 4;

  /// Measures on thumbnails of a gallery; empty if it has none.
  public static Optional<EncodingTime> of(Gallery gallery, PhotoEmbedder embedder) {
    List<Photo> photos =
        gallery.embeddings().stream()
            .limit(PHOTOS + WARM_UP)
            .flatMap(photo ->
                gallery
                    .thumbnail(photo.imageId())
                    .filter(jpeg -> jpeg.length > 0)
                    .map(jpeg -> new Photo(photo.imageId(), jpeg))
                    .stream())
            .toList();
    if (photos.size() <= WARM_UP) {
      return Optional.empty();
    }
    photos.stream().limit(WARM_UP).forEach(photo -> embedder.embed(List.of(photo)));
    double[] millis =
        photos.stream()
            .skip(WARM_UP)
            .mapToDouble(photo -> millis(embedder, photo))
            .sorted()
            .toArray();
    return Optional.of(new EncodingTime(millis[millis.length / 2], embedder.encoder().provider()));
  }

  private static double millis(PhotoEmbedder embedder, Photo photo) {
    long start = System.nanoTime();
    embedder.embed(List.of(photo));
    return (System.nanoTime() - start) / 1e6;
  }
}
