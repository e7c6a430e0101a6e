package naja.encoder.cuda;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Everything that is needed to run on CUDA, as this user and this machine have it.
public final class CudaSetup {
  private static final CudaLoader LOADER = new CudaLoader(file -> System.load(file.toString()));

  private final GpuNatives natives;
  private final CudaSearch search;
  private final CudaLoader loader;

  CudaSetup(GpuNatives natives, CudaSearch search, CudaLoader loader) {
    this.natives = natives;
    this.search = search;
    this.loader = loader;
  }

  /// The setup of this process.
  ///
  /// @param home the user's Naja folder, in which `gpu/` holds the GPU build of ONNX Runtime and,
  ///   under `gpu/cuda`, CUDA libraries if the user puts them there
  public static CudaSetup of(Path home) {
    Path gpu = home.resolve("gpu");
    Map<String, String> environment = new HashMap<>(System.getenv());
    Optional.ofNullable(System.getProperty(CudaSearch.PROPERTY))
        .ifPresent(folders -> environment.put(CudaSearch.PROPERTY, folders));
    CudaSearch search =
        new CudaSearch(
            Path.of("/"),
            environment,
            Path.of(System.getProperty("user.home")),
            gpu.resolve("cuda"));
    return new CudaSetup(GpuNatives.in(gpu), search, LOADER);
  }

  /// The setup for the user's Naja folder as `NAJA_HOME` names it, by default `.naja`.
  public static CudaSetup ofUser() {
    String home = Objects.requireNonNullElse(System.getenv("NAJA_HOME"), "");
    return of(home.isBlank() ? Path.of(System.getProperty("user.home"), ".naja") : Path.of(home));
  }

  /// The unpacked GPU build of ONNX Runtime.
  public GpuNatives natives() {
    return natives;
  }

  /// What CUDA libraries there are. Loads nothing.
  public CudaInventory inventory() {
    return CudaInventory.take(search);
  }

  /// Loads the CUDA libraries in the order in which they need one another.
  ///
  /// @throws CudaUnavailable if one is missing, too old, or cannot be loaded
  public void load() throws CudaUnavailable {
    CudaInventory inventory = inventory();
    List<Path> files = inventory.inLoadingOrder();
    loader.load(files);
    Path cudart = inventory.find(CudaLibrary.CUDART).orElseThrow().file();
    Optional<CudaVersion> version = CudaLoader.runtimeVersion(cudart);
    if (version.isPresent() && version.get().compareTo(CudaLibrary.OLDEST_RUNTIME) < 0) {
      throw new CudaUnavailable(CudaInventory.tooOld(cudart, version.get()));
    }
  }

  /// What the driver says of itself: the newest CUDA that it supports; empty without a driver.
  public Optional<CudaVersion> driver() {
    return inventory()
        .find(CudaLibrary.DRIVER)
        .flatMap(found -> CudaLoader.driverVersion(found.file()));
  }
}
