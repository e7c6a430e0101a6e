package naja.eval.report;

import java.util.List;
import naja.encoder.EncoderFingerprint;
import org.jspecify.annotations.Nullable;

/// Where the numbers of a run come from, and what repeats them.
///
/// @param encoder that made the embeddings; null where a file does not say
/// @param generation of the gallery; 0 for files
/// @param files of embeddings, labels and taxa that were read; empty for a gallery
/// @param split text of the rule, or name of the file; null where nothing is split
/// @param splitSha256 hash of the split; null where nothing is split
/// @param seed of the draws and intervals; null where nothing is drawn
/// @param version of Naja
/// @param commit that this Naja was built from, or `unknown`
/// @param command as it was given
/// @param measuredOn ISO 8601 date
public record Provenance(
    @Nullable EncoderFingerprint encoder,
    long generation,
    List<SourceFile> files,
    @Nullable String split,
    @Nullable String splitSha256,
    @Nullable Long seed,
    String version,
    String commit,
    String command,
    String measuredOn) {
  public Provenance {
    files = List.copyOf(files);
  }

  /// What is not said elsewhere of a report for people: files, seed and program, a line each.
  String toTable() {
    StringBuilder lines = new StringBuilder();
    files.forEach(file -> lines.append("file         %s%n".formatted(file.summary())));
    if (seed != null) {
      lines.append("seed         %d%n".formatted(seed));
    }
    return lines
        .append("measured     %s with naja %s, commit %s%n".formatted(measuredOn, version, commit))
        .toString();
  }
}
