package naja.eval.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import naja.collection.stored.LabelledEmbedding;
import naja.encoder.EncoderFingerprint;
import naja.eval.dataset.Dataset;
import naja.eval.dataset.DatasetException;
import naja.eval.split.Role;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.gallery.GalleryMerge;
import naja.gallery.GalleryMerge.OnConflict;
import naja.gallery.GalleryWriter;
import naja.gallery.PhotoSelection;
import naja.indexer.ScratchFolder;

/// A gallery in a temporary folder, made for one evaluation; closing removes it.
public final class ScratchGallery implements AutoCloseable {
  /// From here on one graph is built at the end, on all cores.
  private static final int BULK_ROWS = 20_000;

  private static final String NOT_RECORDED = "not-recorded";
  private static final byte[] NO_THUMBNAIL = {};

  private final ScratchFolder scratch;

  private ScratchGallery(ScratchFolder scratch) {
    this.scratch = scratch;
  }

  /// A copy of a gallery that holds the references of one round of a split and nothing else, so
  /// that whoever serves it cannot have seen a test photo. Vectors are copied bit by bit. What was
  /// fitted on the whole gallery is left behind.
  ///
  /// @param round from 0
  /// @throws DatasetException if photos of the round are asked about and answer too: no one gallery
  ///   could answer all of them
  public static ScratchGallery ofReferences(Gallery gallery, Split split, int round) {
    if (split.count(round, Role.BOTH) > 0) {
      throw new DatasetException(
          "split %s asks about its references, so that no one gallery answers it: use stratified, k-fold or another that keeps them apart"
              .formatted(split.origin().rule()));
    }
    return without(
        gallery,
        split.rows().stream()
            .filter(row -> !row.roles().get(round).isReference())
            .map(Split.Row::imageId)
            .toList());
  }

  /// A copy of a gallery without some of its photos. What was fitted on it is left behind.
  public static ScratchGallery without(Gallery gallery, List<String> imageIds) {
    return filled(folder -> {
      GalleryMerge.run(List.of(gallery.folder()), folder, OnConflict.ERROR);
      try (GalleryWriter writer = GalleryWriter.open(folder, gallery.manifest().encoder())) {
        writer.delete(PhotoSelection.ofImages(imageIds));
      }
    });
  }

  /// A gallery of data that came from files.
  ///
  /// @throws DatasetException naming the rows of zero vectors, which have no direction to compare
  public static ScratchGallery of(Dataset data) {
    requireDirections(data);
    int dimension = data.rows().getFirst().embedding().dimension();
    var encoder =
        new EncoderFingerprint(data.encoder(), NOT_RECORDED, NOT_RECORDED, NOT_RECORDED, dimension);
    return filled(folder -> {
      boolean bulk = data.rows().size() >= BULK_ROWS;
      try (GalleryWriter writer =
          bulk
              ? GalleryWriter.openForBulkLoad(folder, encoder, null)
              : GalleryWriter.open(folder, encoder)) {
        for (LabelledEmbedding row : data.rows()) {
          writer.put(row.photo(), row.embedding(), NO_THUMBNAIL);
        }
      }
    });
  }

  private static void requireDirections(Dataset data) {
    List<String> zero = new ArrayList<>();
    for (int row = 0; row < data.rows().size(); row++) {
      if (!(data.rows().get(row).embedding().norm() > 0)) {
        zero.add("row %d (%s)".formatted(row, data.rows().get(row).photo().imageId()));
      }
    }
    if (!zero.isEmpty()) {
      throw new DatasetException(
          "%s holds %d zero vectors, which have no direction to compare: %s; leave them out, with their labels"
              .formatted(
                  data.location(),
                  zero.size(),
                  String.join(", ", zero.subList(0, Math.min(10, zero.size())))));
    }
  }

  /// Where it lies.
  public Path folder() {
    return scratch.path();
  }

  /// What puts photos into a folder.
  private interface Filling {
    void into(Path folder);
  }

  private static ScratchGallery filled(Filling filling) {
    ScratchGallery gallery = new ScratchGallery(scratch());
    boolean made = false;
    try {
      filling.into(gallery.folder());
      made = true;
      return gallery;
    } finally {
      if (!made) {
        gallery.close();
      }
    }
  }

  private static ScratchFolder scratch() {
    try {
      return ScratchFolder.create();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for a gallery", e);
    }
  }

  @Override
  public void close() {
    try {
      scratch.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder(), e);
    }
  }
}
