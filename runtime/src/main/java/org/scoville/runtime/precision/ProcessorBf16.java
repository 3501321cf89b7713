package org.scoville.runtime.precision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a processor multiplies bfloat16 by instructions of its own: by what Linux tells of an x86
 * processor, as far as the environment lets oneDNN and libtorch use it.
 *
 * @param isFast whether it does
 * @param fact why, as a clause: {@code the processor has avx512_bf16}
 */
public record ProcessorBf16(boolean isFast, String fact) {
  private static final String AVX512 = "avx512_bf16";
  private static final String AMX = "amx_bf16";

  /** oneDNN reads the first of these that is set, in capitals or not. */
  private static final List<String> ONEDNN_CAPS = List.of("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA");

  /** libtorch reads it in small letters only, and ignores words that it doesn't know. */
  private static final String ATEN_CAP = "ATEN_CPU_CAPABILITY";

  private static final Set<String> ATEN_BELOW_AVX512 = Set.of("default", "avx2");

  /** oneDNN's bounds without bfloat16; words that it doesn't know bound nothing. */
  private static final Set<String> ONEDNN_BELOW_BF16 =
      Set.of("sse41", "avx", "avx2", "avx2_vnni", "avx2_vnni_2", "avx512_core", "avx512_core_vnni");

  /** oneDNN's further bounds, with bfloat16 and without AMX. */
  private static final Set<String> ONEDNN_BELOW_AMX =
      Set.of("avx512_core_bf16", "avx512_core_fp16", "avx10_1_512");

  /**
   * What a processor has.
   *
   * @param processors the lines of {@code /proc/cpuinfo}; none where there is no such file
   * @param environment the variables of the process
   */
  public static ProcessorBf16 of(List<String> processors, Map<String, String> environment) {
    Optional<Set<String>> flags = flags(processors);
    if (flags.isEmpty()) {
      return new ProcessorBf16(false, "it is not known here what instructions the processor has");
    }
    List<String> found = Stream.of(AVX512, AMX).filter(flags.get()::contains).toList();
    if (found.isEmpty()) {
      return new ProcessorBf16(false, "the processor has neither %s nor %s".formatted(AVX512, AMX));
    }
    List<String> used = found.stream().filter(it -> cap(it, environment).isEmpty()).toList();
    return used.isEmpty()
        ? new ProcessorBf16(
            false,
            "%s keeps libtorch from the processor's %s"
                .formatted(
                    cap(found.get(0), environment).orElseThrow(), String.join(" and ", found)))
        : new ProcessorBf16(true, "the processor has " + String.join(" and ", used));
  }

  private static Optional<Set<String>> flags(List<String> processors) {
    return processors.stream()
        .filter(line -> line.startsWith("flags"))
        .findFirst()
        .map(line -> Set.copyOf(Arrays.asList(line.replaceFirst(".*:", "").strip().split(" +"))));
  }

  /** The variable with its value that keeps an instruction from being used. */
  private static Optional<String> cap(String instruction, Map<String, String> environment) {
    Optional<String> oneDnn =
        ONEDNN_CAPS.stream()
            .filter(name -> !environment.getOrDefault(name, "").isEmpty())
            .findFirst();
    if (oneDnn.isPresent()) {
      String value = environment.getOrDefault(oneDnn.get(), "");
      String bound = value.toLowerCase(Locale.ROOT);
      if (ONEDNN_BELOW_BF16.contains(bound)
          || (instruction.equals(AMX) && ONEDNN_BELOW_AMX.contains(bound))) {
        return Optional.of(oneDnn.get() + "=" + value);
      }
    }
    String aten = environment.getOrDefault(ATEN_CAP, "");
    return ATEN_BELOW_AVX512.contains(aten) ? Optional.of(ATEN_CAP + "=" + aten) : Optional.empty();
  }
}
