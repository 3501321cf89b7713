package org.scoville.runtime.launch;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.runtime.tensor.TensorEngine;

/** The processor's instructions that libtorch uses for its own operations, as it says itself. */
final class CpuCapability {
  /** {@code std::string at::get_cpu_capability()}. */
  private static final String FUNCTION = "_ZN2at18get_cpu_capabilityB5cxx11Ev";

  /** A string of libstdc++: a pointer to its bytes, their number, and room for short ones. */
  private static final int STRING_BYTES = 32;

  private static final int MOST_LETTERS = 100;

  private static final List<String> BOUNDS = List.of("ATEN_CPU_CAPABILITY", "ONEDNN_MAX_CPU_ISA");

  private CpuCapability() {}

  /**
   * The name, such as {@code AVX512}, and what the environment has set about it; asked once the
   * engine has started.
   */
  static String text() {
    Map<String, String> environment = System.getenv();
    return Stream.concat(
            Stream.of(name()),
            BOUNDS.stream()
                .filter(environment::containsKey)
                .map(variable -> variable + "=" + environment.get(variable)))
        .collect(Collectors.joining(", "));
  }

  /** DJL doesn't pass the question on; elsewhere strings are returned in other ways. */
  private static String name() {
    if (!Platform.isLinux() || !Platform.isIntel() || Native.POINTER_SIZE != Long.BYTES) {
      return "unknown";
    }
    Path library = Path.of(TensorEngine.libraryFolder(), System.mapLibraryName("torch_cpu"));
    try (Memory string = new Memory(STRING_BYTES)) {
      NativeLibrary.getInstance(library.toString())
          .getFunction(FUNCTION)
          .invokePointer(new Object[] {string});
      long length = string.getLong(Native.POINTER_SIZE);
      return length > 0 && length < MOST_LETTERS
          ? string.getPointer(0).getString(0, StandardCharsets.US_ASCII.name())
          : "unknown";
    } catch (UnsatisfiedLinkError e) {
      return "unknown";
    }
  }
}
