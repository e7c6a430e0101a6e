package naja.collection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Unpacks photos and tables of a tar file into a cache, once; an unchanged archive is found there
/// again. The cache is kept below a limit: what was used longest ago goes first.
///
/// @param cache the folder of the cache
/// @param limit bytes that the unpacked archives may take together
record TarUnpacking(Path cache, long limit) {
  private static final Set<String> TABLES = Set.of("csv", "tsv", "txt", "json", "jsonl", "xml");
  private static final int BUFFER = 1 << 16;

  /// The folder with the content of an archive.
  ///
  /// @throws CollectionException if the archive is damaged, holds links or names that lead out of
  ///   it, or is larger than the cache may be
  Path unpack(Path archive) {
    Path all = cache.resolve("unpacked");
    Path folder = all.resolve(key(archive));
    try {
      if (Files.isDirectory(folder)) {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        return folder;
      }
      Files.createDirectories(all);
      Path part = Files.createTempDirectory(all, ".part-");
      try {
        long bytes = extract(archive, part);
        makeRoom(all, limit - bytes, part);
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(part);
      }
      return folder;
    } catch (IOException e) {
      throw new CollectionException("cannot unpack %s: %s".formatted(archive, e.getMessage()), e);
    }
  }

  private long extract(Path archive, Path folder) throws IOException {
    PhotoRoot root = new PhotoRoot(folder);
    long bytes = 0;
    try (TarArchiveInputStream tar = open(archive)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!entry.isDirectory() && isWanted(entry)) {
          bytes += entry.getSize();
          requireRoom(archive, bytes);
          write(tar, place(archive, entry, root));
        }
      }
    }
    return bytes;
  }

  private static TarArchiveInputStream open(Path archive) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
    boolean packed = !archive.toString().toLowerCase(Locale.ROOT).endsWith(".tar");
    InputStream plain =
        packed
            ? GzipCompressorInputStream.builder()
                .setInputStream(file)
                .setDecompressConcatenated(true)
                .get()
            : file;
    return new TarArchiveInputStream(plain, StandardCharsets.UTF_8.name());
  }

  private static boolean isWanted(TarArchiveEntry entry) {
    Path name = Path.of(entry.getName().replaceAll(".*/", ""));
    String text = name.toString().toLowerCase(Locale.ROOT);
    String extension = text.substring(text.lastIndexOf('.') + 1);
    return !text.startsWith(".") && (PhotoFiles.isPhoto(name) || TABLES.contains(extension));
  }

  private static Path place(Path archive, TarArchiveEntry entry, PhotoRoot root) {
    if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
      throw new CollectionException(
          "%s: '%s' is not a file but a link or a device; pack the files themselves (tar"
                  .formatted(archive, entry.getName())
              + " --dereference --hard-dereference)");
    }
    try {
      return root.resolve(entry.getName());
    } catch (IllegalArgumentException e) {
      throw new CollectionException(
          "%s: '%s' would be unpacked outside; pack with relative names"
              .formatted(archive, entry.getName()),
          e);
    }
  }

  private void requireRoom(Path archive, long bytes) throws IOException {
    if (bytes > limit) {
      throw new CollectionException(
          "%s holds more than the %d MiB that the cache %s may take; unpack it yourself, or raise"
                  .formatted(archive, limit >> 20, cache)
              + " the limit");
    }
    if (Files.getFileStore(cache).getUsableSpace() < BUFFER) {
      throw new CollectionException(
          "no space is left in %s to unpack %s; name another cache folder"
              .formatted(cache, archive));
    }
  }

  private static void write(InputStream in, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
    }
  }

  /// Deletes what was used longest ago until the rest fits.
  private static void makeRoom(Path folder, long room, Path kept) throws IOException {
    List<Path> newestFirst;
    try (Stream<Path> folders = Files.list(folder)) {
      newestFirst =
          folders
              .filter(path -> !path.equals(kept) && !PhotoFiles.isHidden(path))
              .sorted(Comparator.comparing(TarUnpacking::lastUsed).reversed())
              .toList();
    }
    long left = room;
    for (Path path : newestFirst) {
      left -= size(path);
      if (left < 0) {
        delete(path);
      }
    }
  }

  private static FileTime lastUsed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException _) {
      return FileTime.fromMillis(0);
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// An archive is the same while its place, size and date are.
  private static String key(Path archive) {
    try {
      Path file = archive.toRealPath();
      String identity =
          "%s %d %d".formatted(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (IOException e) {
      throw new CollectionException("cannot read " + archive + ": " + e, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
