package naja.collection;

import java.nio.file.Path;
import java.util.Locale;

/// The forms in which collections come.
public enum CollectionFormat {
  FOLDER("a folder of photos per taxon"),
  CSV("a CSV file with a photo per row"),
  SNAKECLEF("SnakeCLEF or FungiCLEF metadata"),
  PLANTCLEF("PlantCLEF metadata"),
  HUGGINGFACE("a Hugging Face image folder"),
  COCO("COCO or COCO-CameraTraps annotations"),
  DWCA("a Darwin Core Archive");

  private final String title;

  CollectionFormat(String title) {
    this.title = title;
  }

  /// What it is, for messages.
  public String title() {
    return title;
  }

  /// The word by which the command line names it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  CollectionReader open(Path location, ReadingOptions options) {
    return switch (this) {
      case FOLDER -> new ImageFolderReader(location);
      case CSV -> new ManifestReader(location, options);
      case SNAKECLEF -> new SnakeClefReader(location, options);
      case PLANTCLEF -> new PlantClefReader(location, options);
      case HUGGINGFACE -> new HuggingFaceReader(location, options);
      case COCO -> new CocoReader(location, options);
      case DWCA -> new DarwinCoreReader(location, options);
    };
  }
}
