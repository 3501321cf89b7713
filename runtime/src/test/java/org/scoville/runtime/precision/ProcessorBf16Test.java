package org.scoville.runtime.precision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which processors multiply bfloat16, and what in the environment keeps them from it. */
class ProcessorBf16Test {
  private static final String AVX512 = "flags\t\t: fpu avx2 fma avx512f avx512bw avx512_bf16";
  private static final String BOTH = AVX512 + " amx_tile amx_bf16";

  private static ProcessorBf16 of(String flags, Map<String, String> environment) {
    return ProcessorBf16.of(List.of("processor\t: 0", flags, "bugs\t\t: none"), environment);
  }

  @Test
  void theFlagsOfTheProcessorDecide() {
    assertThat(of(AVX512, Map.of()))
        .isEqualTo(new ProcessorBf16(true, "the processor has avx512_bf16"));
    assertThat(of(BOTH, Map.of()))
        .isEqualTo(new ProcessorBf16(true, "the processor has avx512_bf16 and amx_bf16"));
    assertThat(of("flags : fpu avx512_vnni", Map.of()))
        .isEqualTo(new ProcessorBf16(false, "the processor has neither avx512_bf16 nor amx_bf16"));
  }

  @Test
  void whatLinuxDoesNotTellIsNotKnown() {
    assertThat(ProcessorBf16.of(List.of(), Map.of()))
        .isEqualTo(
            new ProcessorBf16(false, "it is not known here what instructions the processor has"));
    assertThat(of("Features : fp asimd bf16", Map.of()).isFast()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SSE41, false, false",
    "avx, false, false",
    "AVX2, false, false",
    "AVX2_VNNI, false, false",
    "AVX2_VNNI_2, false, false",
    "AVX512_CORE, false, false",
    "AVX512_CORE_VNNI, false, false",
    "AVX512_CORE_BF16, true, false",
    "AVX512_CORE_FP16, true, false",
    "AVX10_1_512, true, false",
    "AVX512_CORE_AMX, true, true",
    "ALL, true, true",
    "no-such-bound, true, true"
  })
  void oneDnnIsBoundByItsVariable(String bound, boolean avx512, boolean amx) {
    Map<String, String> environment = Map.of("ONEDNN_MAX_CPU_ISA", bound);
    assertThat(of(AVX512, environment).isFast()).isEqualTo(avx512);
    assertThat(of("flags : amx_bf16", environment).isFast()).isEqualTo(amx);
    String words = amx ? "avx512_bf16 and amx_bf16" : "avx512_bf16";
    assertThat(of(BOTH, environment).fact())
        .isEqualTo(
            avx512
                ? "the processor has " + words
                : "ONEDNN_MAX_CPU_ISA=%s keeps libtorch from the processor's avx512_bf16 and amx_bf16"
                    .formatted(bound));
  }

  @Test
  void oneDnnsOlderNameCountsWhereTheNewerIsNotSet() {
    assertThat(of(AVX512, Map.of("DNNL_MAX_CPU_ISA", "avx2")).fact())
        .isEqualTo("DNNL_MAX_CPU_ISA=avx2 keeps libtorch from the processor's avx512_bf16");
    assertThat(of(AVX512, Map.of("DNNL_MAX_CPU_ISA", "avx2", "ONEDNN_MAX_CPU_ISA", "ALL")).isFast())
        .isTrue();
    assertThat(of(AVX512, Map.of("DNNL_MAX_CPU_ISA", "avx2", "ONEDNN_MAX_CPU_ISA", "")).isFast())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"default, false", "avx2, false", "avx512, true", "AVX2, true", "zvector, true"})
  void libtorchIsBoundByItsOwnInSmallLetters(String bound, boolean isFast) {
    ProcessorBf16 processor = of(AVX512, Map.of("ATEN_CPU_CAPABILITY", bound));
    assertThat(processor.isFast()).isEqualTo(isFast);
    assertThat(processor.fact().contains("ATEN_CPU_CAPABILITY=" + bound)).isEqualTo(!isFast);
  }
}
