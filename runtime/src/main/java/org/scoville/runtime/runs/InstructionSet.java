package org.scoville.runtime.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor's instructions that libtorch and oneDNN may use, which decide how sums are rounded:
 * by their rules, from what Linux tells of an x86 processor and what the environment says.
 */
public final class InstructionSet {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** The variable that chooses libtorch's own kernels. */
  private static final String CHOICE = "ATEN_CPU_CAPABILITY";

  /** Its values; libtorch compares them letter by letter and ignores others with a warning. */
  private static final Set<String> CHOICES = Set.of("avx512", "avx2", "default");

  /** The variables that cap oneDNN's kernels; it takes the first that is not empty. */
  private static final List<String> CAPS = List.of("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA");

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
    Optional<String> choice =
        Optional.ofNullable(environment.get(CHOICE)).filter(CHOICES::contains);
    Stream<String> bounds =
        Stream.concat(
            choice.map(value -> CHOICE + "=" + value).stream(), cap(environment).stream());
    return Stream.concat(Stream.of(name(processors, choice)), bounds)
        .collect(Collectors.joining(", "));
  }

  /** What caps oneDNN, in capitals, because it takes them for small letters. */
  private static Optional<String> cap(Map<String, String> environment) {
    return CAPS.stream()
        .map(environment::get)
        .filter(Objects::nonNull)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> CAPS.get(0) + "=" + value.toUpperCase(Locale.ROOT));
  }

  private static String name(List<String> processors, Optional<String> choice) {
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
    // libtorch believes the variable, whatever the processor has.
    return choice
        .map(value -> value.toUpperCase(Locale.ROOT))
        .orElseGet(() -> ofProcessor(flags.get()));
  }

  private static String ofProcessor(Set<String> flags) {
    if (flags.containsAll(AVX512)) {
      return "AVX512";
    }
    return flags.containsAll(AVX2) ? "AVX2" : "DEFAULT";
  }
}
