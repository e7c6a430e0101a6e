package naja.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import naja.calibration.Fitted;
import naja.calibration.FittedFiles;
import naja.calibration.StoredEvaluation;
import naja.gallery.Gallery;
import naja.gallery.GalleryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The evaluations that galleries keep, each read once as long as neither its file nor the gallery
/// changes. One that cannot be shown is refused in words for those who ask; the log says it in
/// words for the operator.
final class KeptEvaluations {
  private static final Logger LOG = LoggerFactory.getLogger(KeptEvaluations.class);
  private static final int MOST = 4;

  private static final String UNFIT =
      "the evaluation that is kept was made with another encoder or on other photos; its operator"
          + " can make it again: naja eval report --save";
  private static final String DAMAGED =
      "the evaluation that is kept cannot be read: "
          + StoredEvaluation.FILE
          + " of the gallery is damaged; its operator can make it again (naja eval report --save) or"
          + " remove the file";

  private final Cache<Version, Fitted<StoredEvaluation>> known =
      Caffeine.newBuilder().maximumSize(MOST).build();

  /// A file as it is now, beside a commit.
  private record Version(Path file, FileTime written, long bytes, String commit) {}

  /// What the gallery keeps, as far as its commit may show it.
  Fitted<StoredEvaluation> of(Gallery gallery) {
    Path file = gallery.folder().resolve(StoredEvaluation.FILE);
    try {
      var facts = Files.readAttributes(file, BasicFileAttributes.class);
      var version = new Version(file, facts.lastModifiedTime(), facts.size(), gallery.commitId());
      return known.get(version, _ -> read(gallery));
    } catch (NoSuchFileException _) {
      return new Fitted.Absent<>();
    } catch (IOException e) {
      LOG.warn("cannot read {}", file, e);
      return new Fitted.Refused<>(DAMAGED);
    }
  }

  private static Fitted<StoredEvaluation> read(Gallery gallery) {
    try {
      Fitted<StoredEvaluation> found = FittedFiles.of(gallery).evaluation();
      if (found instanceof Fitted.Refused<StoredEvaluation>(String reason)) {
        LOG.warn("not shown: {}", reason);
        return new Fitted.Refused<>(UNFIT);
      }
      return found;
    } catch (GalleryException e) {
      LOG.warn("not shown: {}", e.getMessage());
      return new Fitted.Refused<>(DAMAGED);
    }
  }
}
