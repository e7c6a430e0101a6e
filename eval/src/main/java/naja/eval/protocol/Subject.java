package naja.eval.protocol;

import java.util.List;
import naja.encoder.EncoderFingerprint;
import naja.eval.report.SourceFile;
import naja.gallery.Gallery;
import org.jspecify.annotations.Nullable;

/// What a report is about: a gallery, or files of embeddings that a temporary gallery was made of.
///
/// @param gallery the folder's name; null for files
/// @param encoder that made the embeddings
/// @param generation of the gallery; 0 for files
/// @param files the embeddings first; empty for a gallery
public record Subject(
    @Nullable String gallery, EncoderFingerprint encoder, long generation, List<SourceFile> files) {
  public Subject {
    files = List.copyOf(files);
  }

  /// The gallery itself.
  public static Subject of(Gallery gallery) {
    var manifest = gallery.manifest();
    return new Subject(
        gallery.folder().toAbsolutePath().normalize().getFileName().toString(),
        manifest.encoder(),
        manifest.generation(),
        List.of());
  }

  /// The files that a gallery was made of.
  ///
  /// @param made names the encoder of the embeddings; null where nobody says
  public static Subject ofFiles(
      Gallery gallery, @Nullable EncoderFingerprint made, List<SourceFile> files) {
    return new Subject(null, made == null ? gallery.manifest().encoder() : made, 0, files);
  }
}
