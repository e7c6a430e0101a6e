package naja.encoder.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Loads CUDA libraries into this process, so that the provider finds them by name whatever the
/// system's loader would have found.
final class CudaLoader {
  private final Consumer<Path> loading;
  private final Set<Path> loaded = new LinkedHashSet<>();

  /// @param loading loads one library or throws an [UnsatisfiedLinkError]
  CudaLoader(Consumer<Path> loading) {
    this.loading = loading;
  }

  /// Loads the files in order; those that were loaded before are left out.
  ///
  /// @throws CudaUnavailable if one cannot be loaded, or the runtime says that it is too old
  synchronized void load(List<Path> files) throws CudaUnavailable {
    for (Path file : files) {
      if (loaded.contains(file)) {
        continue;
      }
      try {
        loading.accept(file);
      } catch (UnsatisfiedLinkError e) {
        throw new CudaUnavailable("cannot load " + file + ": " + e.getMessage(), e);
      }
      loaded.add(file);
    }
  }

  /// What CUDA's runtime, once loaded, says of itself.
  static Optional<CudaVersion> runtimeVersion(Path cudart) {
    return version(cudart, "cudaRuntimeGetVersion");
  }

  /// The newest CUDA that the driver, once loaded, supports.
  static Optional<CudaVersion> driverVersion(Path driver) {
    return version(driver, "cuDriverGetVersion");
  }

  private static Optional<CudaVersion> version(Path library, String function) {
    try (Arena arena = Arena.ofConfined()) {
      Optional<MemorySegment> address = SymbolLookup.libraryLookup(library, arena).find(function);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      MethodHandle handle =
          Linker.nativeLinker()
              .downcallHandle(
                  address.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
      int status = (int) handle.invokeExact(number);
      return status == 0
          ? Optional.of(CudaVersion.ofNumber(number.get(ValueLayout.JAVA_INT, 0)))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(function + " cannot be called", e);
    }
  }
}
