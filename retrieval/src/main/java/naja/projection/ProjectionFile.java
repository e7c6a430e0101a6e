package naja.projection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The file that keeps a projection: JSON, one list per column. It is derived: one that cannot be
/// read, or was made from another commit, counts as absent.
final class ProjectionFile {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionFile.class);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final Path file;

  ProjectionFile(Path file) {
    this.file = file;
  }

  /// The projection of this commit, if the file holds it.
  Optional<Projection> read(String commit) {
    try {
      Columns columns = JSON.readValue(Files.readAllBytes(file), Columns.class);
      return columns.commit.equals(commit) ? Optional.of(columns.projection()) : Optional.empty();
    } catch (IOException | JacksonException _) {
      return Optional.empty();
    }
  }

  /// Replaces the file at once.
  void write(Projection projection) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Path part = Files.createTempFile(folder, Projection.FILE, ".part");
      try {
        Files.write(part, JSON.writeValueAsBytes(Columns.of(projection)));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      LOG.warn("{} is not kept ({}); it is computed anew each time", file, e.toString());
    }
  }

  private record Columns(
      long generation,
      String commit,
      List<Double> shares,
      int axesFrom,
      List<String> imageIds,
      List<String> taxonIds,
      List<Float> x,
      List<Float> y) {
    static Columns of(Projection projection) {
      List<ProjectedPhoto> photos = projection.photos();
      return new Columns(
          projection.generation(),
          projection.commit(),
          projection.shares(),
          projection.axesFrom(),
          photos.stream().map(ProjectedPhoto::imageId).toList(),
          photos.stream().map(ProjectedPhoto::taxonId).toList(),
          photos.stream().map(ProjectedPhoto::x).toList(),
          photos.stream().map(ProjectedPhoto::y).toList());
    }

    /// @throws IOException if the columns differ in length
    Projection projection() throws IOException {
      int size = imageIds.size();
      if (taxonIds.size() != size || x.size() != size || y.size() != size) {
        throw new IOException("the columns differ in length");
      }
      List<ProjectedPhoto> photos = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        photos.add(new ProjectedPhoto(imageIds.get(i), taxonIds.get(i), x.get(i), y.get(i)));
      }
      return new Projection(generation, commit, shares, axesFrom, photos);
    }
  }
}
