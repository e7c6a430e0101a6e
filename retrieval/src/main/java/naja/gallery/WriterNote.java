package naja.gallery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Who writes to a gallery: a note for people beside Lucene's lock, which alone decides.
///
/// @param started when the writer was opened, ISO 8601
record WriterNote(long pid, String host, String started) {
  private static final JsonMapper JSON = new JsonMapper();

  static WriterNote here() {
    return new WriterNote(ProcessHandle.current().pid(), localHost(), Instant.now().toString());
  }

  void write(Path folder) {
    AtomicFile.write(GallerySchema.writerNote(folder), JSON.writeValueAsBytes(this));
  }

  static void remove(Path folder) {
    try {
      Files.deleteIfExists(GallerySchema.writerNote(folder));
    } catch (IOException e) {
      throw GalleryException.failed("remove", GallerySchema.writerNote(folder), e);
    }
  }

  /// Names the writer; a note that a killed process left behind is not believed.
  static String holder(Path folder) {
    return read(folder)
        .filter(WriterNote::believable)
        .map(note ->
            "process %d on %s, writing since %s".formatted(note.pid(), note.host(), note.started()))
        .orElse("another process");
  }

  private static Optional<WriterNote> read(Path folder) {
    try {
      byte[] json = Files.readAllBytes(GallerySchema.writerNote(folder));
      return Optional.of(JSON.readValue(json, WriterNote.class));
    } catch (IOException | JacksonException _) {
      return Optional.empty();
    }
  }

  private boolean believable() {
    return !host.equals(localHost()) || ProcessHandle.of(pid).isPresent();
  }

  private static String localHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }
}
