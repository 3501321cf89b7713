package org.scoville.runtime.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionSetTest {
  private static final List<String> WIDE =
      List.of("processor : 0", "flags\t\t: fpu avx2 fma avx512vl avx512bw avx512dq");
  private static final List<String> NARROW = List.of("flags\t\t: fpu fma avx2 avx512f");

  @Test
  void isThatOfTheProcessorUnlessTheEnvironmentCapsIt() {
    assertThat(InstructionSet.text(WIDE, Map.of())).isEqualTo("AVX512");
    assertThat(InstructionSet.text(NARROW, Map.of())).isEqualTo("AVX2");
    assertThat(InstructionSet.text(List.of("flags : fpu"), Map.of())).isEqualTo("DEFAULT");
    assertThat(InstructionSet.text(List.of(), Map.of())).isEqualTo("unknown");
    assertThat(InstructionSet.text(WIDE, Map.of("ATEN_CPU_CAPABILITY", "avx2")))
        .isEqualTo("AVX2, ATEN_CPU_CAPABILITY=avx2");
    assertThat(InstructionSet.text(NARROW, Map.of("ATEN_CPU_CAPABILITY", "avx512")))
        .as("libtorch believes it")
        .isEqualTo("AVX512, ATEN_CPU_CAPABILITY=avx512");
    assertThat(
            InstructionSet.text(
                WIDE, Map.of("ATEN_CPU_CAPABILITY", "default", "ONEDNN_MAX_CPU_ISA", "SSE41")))
        .isEqualTo("DEFAULT, ATEN_CPU_CAPABILITY=default, ONEDNN_MAX_CPU_ISA=SSE41");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AVX2", "Default", "sse4", "avx2 ", ""})
  void whatLibtorchIgnoresIsLeftOut(String value) {
    assertThat(InstructionSet.text(WIDE, Map.of("ATEN_CPU_CAPABILITY", value))).isEqualTo("AVX512");
  }

  @Test
  void oneDnnReadsCapitalsAsSmallLettersAndAnOlderNameAfterItsOwn() {
    Map<String, String> older = Map.of("DNNL_MAX_CPU_ISA", "Avx2", "ONEDNN_MAX_CPU_ISA", "");
    assertThat(InstructionSet.text(WIDE, older)).isEqualTo("AVX512, ONEDNN_MAX_CPU_ISA=AVX2");
    Map<String, String> both = Map.of("DNNL_MAX_CPU_ISA", "avx2", "ONEDNN_MAX_CPU_ISA", "avx");
    assertThat(InstructionSet.text(WIDE, both)).isEqualTo("AVX512, ONEDNN_MAX_CPU_ISA=AVX");
  }
}
