package naja.encoder.cuda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which CUDA libraries are on this machine, and where. Looks at names only and loads nothing.
public final class CudaInventory {
  private final Map<CudaLibrary, Found> found;
  private final List<CudaPlace> places;
  private final String summary;

  private CudaInventory(Map<CudaLibrary, Found> found, List<CudaPlace> places, String summary) {
    this.found = found;
    this.places = places;
    this.summary = summary;
  }

  /// A library's file.
  ///
  /// @param origin why it was looked for there
  /// @param version as its name or its package tells, if they do
  public record Found(
      CudaLibrary library, Path file, String origin, Optional<CudaVersion> version) {
    /// Whether it is known to be older than what works.
    public boolean isTooOld() {
      return library.oldest().isPresent()
          && version.isPresent()
          && version.get().compareTo(library.oldest().get()) < 0;
    }

    @Override
    public String toString() {
      return "%s%s (%s)".formatted(file, version.map(v -> ", version " + v).orElse(""), origin);
    }
  }

  static CudaInventory take(CudaSearch search) {
    List<CudaPlace> places = search.places();
    Map<CudaLibrary, Found> found = new EnumMap<>(CudaLibrary.class);
    for (CudaLibrary library : CudaLibrary.values()) {
      best(library, places).ifPresent(file -> found.put(library, file));
    }
    return new CudaInventory(found, places, search.summary());
  }

  /// The first file that is recent enough, else the first.
  private static Optional<Found> best(CudaLibrary library, List<CudaPlace> places) {
    List<Found> candidates = new ArrayList<>();
    for (CudaPlace place : places) {
      Path file = place.folder().resolve(library.file());
      if (Files.isRegularFile(file)) {
        Path absolute = file.toAbsolutePath();
        candidates.add(new Found(library, absolute, place.origin(), FileVersion.of(absolute)));
      }
    }
    return candidates.stream()
        .filter(candidate -> !candidate.isTooOld())
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  /// Where a library is, if it is anywhere.
  public Optional<Found> find(CudaLibrary library) {
    return Optional.ofNullable(found.get(library));
  }

  /// The same library of another CUDA generation, such as `libcudart.so.13`.
  public Optional<Path> otherGeneration(CudaLibrary library) {
    return places.stream()
        .flatMap(place -> Folders.entries(place.folder(), library.stem() + "*").stream())
        .filter(file -> !file.getFileName().toString().startsWith(library.file()))
        .findFirst();
  }

  /// The files to load, in order.
  ///
  /// @throws CudaUnavailable if a needed library is missing or too old; the message names it, what
  ///   there is in its place and where it was looked for
  public List<Path> inLoadingOrder() throws CudaUnavailable {
    List<CudaLibrary> missing = missing();
    if (!missing.isEmpty()) {
      throw new CudaUnavailable(
          "%s not found (looked in %s)%s; %s"
              .formatted(names(missing), summary, otherGenerations(missing), howToGet(missing)));
    }
    for (Found file : found.values()) {
      if (file.isTooOld()) {
        throw new CudaUnavailable(tooOld(file.file(), file.version().orElseThrow()));
      }
    }
    return found.values().stream().map(Found::file).toList();
  }

  /// The needed libraries that are nowhere.
  public List<CudaLibrary> missing() {
    return List.of(CudaLibrary.values()).stream()
        .filter(CudaLibrary::needed)
        .filter(library -> !found.containsKey(library))
        .toList();
  }

  static String tooOld(Path cudart, CudaVersion version) {
    return "%s is CUDA %s, but %s or a later 12.x is needed: pip install 'nvidia-cuda-runtime-cu12>=%s'"
        .formatted(cudart, version, CudaLibrary.OLDEST_RUNTIME, CudaLibrary.OLDEST_RUNTIME);
  }

  private String otherGenerations(List<CudaLibrary> missing) {
    List<String> others =
        missing.stream()
            .filter(library -> library != CudaLibrary.DRIVER)
            .flatMap(library -> otherGeneration(library).stream())
            .map(Path::toString)
            .toList();
    return others.isEmpty()
        ? ""
        : "; there is %s of another CUDA generation, but this ONNX Runtime is built for CUDA 12, and both can be installed side by side"
            .formatted(String.join(", ", others));
  }

  private static String howToGet(List<CudaLibrary> missing) {
    List<String> ways = new ArrayList<>();
    if (missing.contains(CudaLibrary.DRIVER)) {
      ways.add("install NVIDIA's driver (in a container: start it with --gpus all)");
    }
    String packages =
        missing.stream()
            .filter(library -> library != CudaLibrary.DRIVER)
            .map(CudaLibrary::source)
            .distinct()
            .collect(Collectors.joining(" "));
    if (!packages.isEmpty()) {
      ways.add(
          "get the CUDA libraries with: pip install --target DIR %s; then set %s=DIR"
              .formatted(packages, CudaSearch.VARIABLE));
    }
    return String.join("; ", ways);
  }

  private static String names(List<CudaLibrary> libraries) {
    return libraries.stream().map(CudaLibrary::file).collect(Collectors.joining(", "));
  }
}
