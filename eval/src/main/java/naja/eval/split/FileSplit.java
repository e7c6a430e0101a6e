package naja.eval.split;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import naja.eval.dataset.Dataset;

/// The split of two files: the photos of the one are asked about, those of the other answer.
public final class FileSplit {
  private FileSplit() {}

  /// Splits what [Dataset#ofPair] put together.
  ///
  /// @param test the file whose photos are asked about, for reports
  /// @throws naja.eval.dataset.DatasetException naming photos without a reference of their taxon
  public static Split of(Dataset pair, Path test) {
    List<Split.Row> rows =
        pair.photos().stream()
            .map(photo ->
                new Split.Row(
                    photo.imageId(),
                    photo.observationId(),
                    photo.taxon().id(),
                    List.of(Dataset.isTest(photo) ? Role.TEST : Role.REFERENCE)))
            .toList();
    return new Split(
        new Split.Origin("test file " + test.getFileName(), null, pair.encoder(), 0),
        Hides.IMAGE,
        Set.of(),
        rows);
  }
}
