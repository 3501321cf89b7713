package org.scoville.runtime.precision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scoville.recipe.Precision;

/**
 * The precision that a run computes in.
 *
 * @param asked what the recipe or {@code --precision} says
 * @param used what it is on the run's devices; never AUTO
 * @param reason why AUTO is that, as a clause; empty where it was not asked for
 */
public record PrecisionChoice(Precision asked, Precision used, String reason) {
  /** What AUTO is, in a line. */
  public static final String RULE =
      "BF16 on GPUs of compute capability %d and more and on processors with avx512_bf16 or amx_bf16, FP16 on older GPUs, else FP32"
          .formatted(ComputeCapability.FIRST_WITH_BF16);

  private static final List<Precision> BEST_FIRST =
      List.of(Precision.BF16, Precision.FP16, Precision.FP32);

  /** Refuses a choice that chooses nothing. */
  public PrecisionChoice {
    if (used == Precision.AUTO) {
      throw new IllegalArgumentException("AUTO is settled before it is used");
    }
  }

  /**
   * What is asked for, or the best precision that is fast on all devices.
   *
   * @param devices their names: {@code cpu}, {@code cuda:0} ...
   * @param hardware what they are; not asked where the precision is given
   */
  public static PrecisionChoice of(Precision asked, List<String> devices, Hardware hardware) {
    if (asked != Precision.AUTO) {
      return new PrecisionChoice(asked, asked, "");
    }
    Map<String, DevicePrecision> all = new LinkedHashMap<>();
    devices.forEach(device -> all.computeIfAbsent(device, it -> DevicePrecision.of(it, hardware)));
    Precision best =
        BEST_FIRST.stream()
            .filter(each -> all.values().stream().allMatch(it -> it.fast().contains(each)))
            .findFirst()
            .orElse(Precision.FP32);
    return new PrecisionChoice(asked, best, reason(best, List.copyOf(all.values())));
  }

  /** The facts about the devices that decide. */
  private static String reason(Precision best, List<DevicePrecision> devices) {
    if (best == Precision.BF16) {
      return facts(devices);
    }
    List<DevicePrecision> without =
        devices.stream().filter(it -> !it.fast().contains(Precision.BF16)).toList();
    List<DevicePrecision> neither =
        without.stream().filter(it -> !it.fast().contains(Precision.FP16)).toList();
    if (best == Precision.FP16) {
      return facts(without);
    }
    // Where no device is without both, BF16 fails on a GPU and FP16 on the processor beside it.
    return neither.isEmpty()
        ? facts(without) + ", and FP16 is slow on a processor"
        : facts(neither);
  }

  private static String facts(List<DevicePrecision> devices) {
    return devices.stream().map(DevicePrecision::fact).distinct().collect(Collectors.joining(", "));
  }

  /** The choice of a run that goes on: AUTO stays what it was when the run began. */
  public PrecisionChoice goingOnIn(Precision former) {
    return asked != Precision.AUTO || former == used
        ? this
        : new PrecisionChoice(
            asked,
            former,
            "the run began in %s; anew it would be %s here, because %s"
                .formatted(former, used, reason));
  }

  /** What AUTO is and why; nothing where the precision was given. */
  public Optional<String> sentence() {
    return asked == Precision.AUTO
        ? Optional.of("precision AUTO is %s, because %s".formatted(used, reason))
        : Optional.empty();
  }

  /**
   * Says that the precision is slow on a device of the run, with figures.
   *
   * @param devices their names
   * @param hardware what they are; not asked in FP32 or without a {@code cpu}
   */
  public Optional<String> slowness(List<String> devices, Hardware hardware) {
    if (used == Precision.FP32 || !devices.contains("cpu")) {
      return Optional.empty();
    }
    ProcessorBf16 processor = hardware.processor();
    if (!processor.isFast()) {
      return Optional.of(
          "%s is likely slow here, because %s: BF16 convolutions were 6 to 14 times slower than FP32 and FP16 5 to 27 times on a processor with AVX2 only; give --precision fp32"
              .formatted(used, processor.fact()));
    }
    return used == Precision.FP16
        ? Optional.of(
            "FP16 is slow on a processor, up to 27 times slower than FP32, and %s; give --precision bf16"
                .formatted(processor.fact()))
        : Optional.empty();
  }
}
