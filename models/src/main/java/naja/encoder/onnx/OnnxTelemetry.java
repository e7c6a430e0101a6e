package naja.encoder.onnx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Keeps ONNX Runtime from collecting and sending usage data.
///
/// Since 1.29 its builds for Linux and macOS do so unless `ORT_DISABLE_TELEMETRY` is set in the
/// process's environment when the library is first used. Collecting also runs a recursive regular
/// expression over the command line: one of more than about 4,000 characters, as a shell makes of
/// `*.jpg`, overflows the stack and ends the process without a message.
final class OnnxTelemetry {
  private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";
  private static final int KEEP_USERS_CHOICE = 0;

  private OnnxTelemetry() {}

  /// Switches it off, unless the user has set the variable. Does nothing on systems without
  /// `setenv`, where the library has no such telemetry.
  static void off() {
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("setenv")
        .map(function ->
            linker.downcallHandle(
                function, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)))
        .ifPresent(OnnxTelemetry::set);
  }

  private static void set(MethodHandle setenv) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(VARIABLE);
      MemorySegment value = arena.allocateFrom("1");
      int failed = (int) setenv.invokeExact(name, value, KEEP_USERS_CHOICE);
      assert failed == 0 : "setenv refused " + VARIABLE;
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("setenv cannot be called", e);
    }
  }
}
