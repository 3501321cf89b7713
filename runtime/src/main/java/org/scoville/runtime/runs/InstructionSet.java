package org.scoville.runtime.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor's instructions that libtorch and oneDNN may use, which decide how sums are rounded:
 * by libtorch's rules from what Linux tells of an x86 processor, and what the environment caps.
 */
public final class InstructionSet {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String CAP = "ATEN_CPU_CAPABILITY";
  private static final List<String> BOUNDS = List.of(CAP, "ONEDNN_MAX_CPU_ISA");
  private static final Set<String> AVX2 = Set.of("avx2", "fma");
  private static final Set<String> AVX512 = Set.of("avx512vl", "avx512bw", "avx512dq", "fma");

  private InstructionSet() {}

  /** That of this process, such as {@code AVX512} or {@code AVX2, ONEDNN_MAX_CPU_ISA=AVX2}. */
  public static String text() {
    try {
      return Files.isReadable(PROCESSORS)
          ? text(Files.readAllLines(PROCESSORS), System.getenv())
          : text(List.of(), System.getenv());
    } catch (IOException e) {
      return text(List.of(), System.getenv());
    }
  }

  static String text(List<String> processors, Map<String, String> environment) {
    return Stream.concat(
            Stream.of(name(processors, environment)),
            BOUNDS.stream()
                .filter(environment::containsKey)
                .map(variable -> variable + "=" + environment.get(variable)))
        .collect(Collectors.joining(", "));
  }

  private static String name(List<String> processors, Map<String, String> environment) {
    Optional<Set<String>> flags =
        processors.stream()
            .filter(line -> line.startsWith("flags"))
            .findFirst()
            .map(
                line ->
                    Set.copyOf(Arrays.asList(line.replaceFirst(".*:", "").strip().split(" +"))));
    if (flags.isEmpty()) {
      return "unknown";
    }
    String cap = environment.getOrDefault(CAP, "avx512").toLowerCase(Locale.ROOT);
    if (cap.equals("avx512") && flags.get().containsAll(AVX512)) {
      return "AVX512";
    }
    return !cap.equals("default") && flags.get().containsAll(AVX2) ? "AVX2" : "DEFAULT";
  }
}
