package naja.gallery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Who writes to a gallery: a note for people beside Lucene's lock, which alone decides.
///
/// @param started when the writer was opened, ISO 8601
/// @param command what the process was started as, where it is known
record WriterNote(long pid, String host, String started, @Nullable String command) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_COMMAND = 200;

  static WriterNote here() {
    return new WriterNote(
        ProcessHandle.current().pid(), localHost(), Instant.now().toString(), commandLine());
  }

  /// Refuses a second writer, naming the first.
  static GalleryException locked(Path folder, LockObtainFailedException cause) {
    return new GalleryException(
        GalleryException.Kind.LOCKED,
        "gallery %s is being written by %s; wait until it has ended"
            .formatted(folder, holder(folder)),
        cause);
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
        .map(WriterNote::sentence)
        .orElse("another process");
  }

  private String sentence() {
    String who = "process %d on %s, writing since %s".formatted(pid, host, started);
    return command == null ? who : "%s (%s)".formatted(who, command);
  }

  private static Optional<WriterNote> read(Path folder) {
    try {
      byte[] json = Files.readAllBytes(GallerySchema.writerNote(folder));
      return Optional.of(JSON.readValue(json, WriterNote.class));
    } catch (IOException | JacksonException _) {
      return Optional.empty();
    }
  }

  /// A process of this host must still run, and have run when the note was written: ids are used
  /// again.
  private boolean believable() {
    return !host.equals(localHost()) || ProcessHandle.of(pid).filter(this::wasThere).isPresent();
  }

  private boolean wasThere(ProcessHandle process) {
    return process.info().startInstant().filter(start -> start.isAfter(startedAt())).isEmpty();
  }

  private Instant startedAt() {
    try {
      return Instant.parse(started);
    } catch (DateTimeParseException _) {
      return Instant.MAX;
    }
  }

  private static @Nullable String commandLine() {
    String command = System.getProperty("sun.java.command");
    return command == null || command.length() <= MAX_COMMAND
        ? command
        : command.substring(0, MAX_COMMAND) + "...";
  }

  private static String localHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }
}
