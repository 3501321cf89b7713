package org.scoville.runtime.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scoville.recipe.Precision.AUTO;
import static org.scoville.recipe.Precision.BF16;
import static org.scoville.recipe.Precision.FP16;
import static org.scoville.recipe.Precision.FP32;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.recipe.Precision;

/** What AUTO is, and what is said of it. */
class PrecisionChoiceTest {
  private static final ComputeCapability TURING = new ComputeCapability(7, 5);
  private static final ComputeCapability AMPERE = new ComputeCapability(8, 0);
  private static final ComputeCapability HOPPER = new ComputeCapability(9, 0);
  private static final String NARROW = KnownMachine.NARROW.fact();

  private static PrecisionChoice auto(Hardware machine, String... devices) {
    return PrecisionChoice.of(AUTO, List.of(devices), machine);
  }

  @Test
  void aProcessorHasBf16OrComputesInFp32() {
    assertThat(auto(KnownMachine.wide(), "cpu"))
        .isEqualTo(new PrecisionChoice(AUTO, BF16, "the processor has avx512_bf16"));
    assertThat(auto(KnownMachine.narrow(), "cpu", "cpu"))
        .isEqualTo(new PrecisionChoice(AUTO, FP32, NARROW));
  }

  @Test
  void aGpuHasBf16FromCapability8On() {
    assertThat(auto(KnownMachine.narrow(AMPERE), "cuda:0"))
        .isEqualTo(new PrecisionChoice(AUTO, BF16, "cuda:0 has compute capability 8.0"));
    assertThat(auto(KnownMachine.narrow(HOPPER, TURING), "cuda:1"))
        .isEqualTo(
            new PrecisionChoice(AUTO, FP16, "cuda:1 has compute capability 7.5, and BF16 needs 8"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wide   | cuda:0,cuda:1 | BF16 | cuda:0 has compute capability 8.0, cuda:1 has compute capability 9.0",
        "wide   | cuda:0,cuda:2 | FP16 | cuda:2 has compute capability 7.5, and BF16 needs 8",
        "wide   | cuda:0,cpu    | BF16 | cuda:0 has compute capability 8.0, the processor has avx512_bf16",
        "narrow | cuda:0,cpu    | FP32 | the processor has neither avx512_bf16 nor amx_bf16",
        "narrow | cuda:2,cpu    | FP32 | the processor has neither avx512_bf16 nor amx_bf16",
        "wide   | cuda:2,cpu    | FP32 | cuda:2 has compute capability 7.5, and BF16 needs 8, and FP16 is slow on a processor",
        "wide   | cuda:0,cuda:3 | FP32 | there is no cuda:3 here"
      })
  void theWeakestOfSeveralDevicesDecides(
      String processor, String devices, Precision used, String reason) {
    KnownMachine machine =
        processor.equals("wide")
            ? KnownMachine.wide(AMPERE, HOPPER, TURING)
            : KnownMachine.narrow(AMPERE, HOPPER, TURING);
    assertThat(auto(machine, devices.split(",")))
        .isEqualTo(new PrecisionChoice(AUTO, used, reason));
  }

  @Test
  void aGpuThatCanNotBeAskedComputesInFp32() {
    KnownMachine machine = new KnownMachine(KnownMachine.WIDE, Gpus.unknown("no driver"));
    assertThat(auto(machine, "cuda:0").sentence())
        .contains(
            "precision AUTO is FP32, because the compute capability of cuda:0 is not known here: no driver");
    assertThat(auto(machine, "cpu").used()).as("the processor is known").isEqualTo(BF16);
  }

  @ParameterizedTest
  @CsvSource({"FP32", "BF16", "FP16"})
  void whatIsGivenIsTakenAndNothingIsSaid(Precision given) {
    PrecisionChoice choice = PrecisionChoice.of(given, List.of("cpu"), KnownMachine.narrow());
    assertThat(choice).isEqualTo(new PrecisionChoice(given, given, ""));
    assertThat(choice.sentence()).isEmpty();
    assertThat(choice.goingOnIn(FP32)).as("a given one changes a run").isEqualTo(choice);
  }

  @Test
  void aRunThatGoesOnStaysWhatAutoWasAtItsBeginning() {
    PrecisionChoice here = auto(KnownMachine.narrow(), "cpu");
    assertThat(here.goingOnIn(FP32)).isEqualTo(here);
    assertThat(here.goingOnIn(BF16).used()).isEqualTo(BF16);
    assertThat(here.goingOnIn(BF16).sentence())
        .contains(
            "precision AUTO is BF16, because the run began in BF16; anew it would be FP32 here, because "
                + NARROW);
  }

  @Test
  void halfPrecisionOnAProcessorWithoutItIsWarnedOfWithFigures() {
    String figures =
        "BF16 convolutions were 6 to 14 times slower than FP32 and FP16 5 to 27 times on a processor with AVX2 only";
    for (Precision given : List.of(BF16, FP16)) {
      assertThat(slowness(given, KnownMachine.narrow(), "cuda:0", "cpu"))
          .startsWith(given + " is likely slow here, because " + NARROW + ": " + figures)
          .endsWith("; give --precision fp32");
    }
    assertThat(slowness(BF16, KnownMachine.wide(), "cpu")).isEmpty();
    assertThat(slowness(FP16, KnownMachine.wide(), "cpu"))
        .contains("up to 27 times slower", "the processor has avx512_bf16", "--precision bf16");
    assertThat(slowness(FP32, KnownMachine.narrow(), "cpu")).isEmpty();
    assertThat(slowness(BF16, KnownMachine.narrow(), "cuda:0")).isEmpty();
    assertThat(auto(KnownMachine.narrow(), "cpu").goingOnIn(BF16).used())
        .as("and AUTO of another processor too")
        .isEqualTo(BF16);
  }

  private static String slowness(Precision given, Hardware machine, String... devices) {
    return PrecisionChoice.of(given, List.of(devices), machine)
        .slowness(List.of(devices), machine)
        .orElse("");
  }

  @Test
  void autoIsNeverUsed() {
    assertThatThrownBy(() -> new PrecisionChoice(AUTO, AUTO, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
