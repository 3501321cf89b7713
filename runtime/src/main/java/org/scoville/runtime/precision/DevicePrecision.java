package org.scoville.runtime.precision;

import java.util.List;
import java.util.Set;
import org.scoville.recipe.Precision;

/**
 * What one device computes fast.
 *
 * @param fast the precisions in which it is no slower than in float32
 * @param fact why, as a clause
 */
record DevicePrecision(Set<Precision> fast, String fact) {

  /**
   * What the device of a name computes fast.
   *
   * @param name {@code cpu}, {@code cuda:0} ...
   */
  static DevicePrecision of(String name, Hardware hardware) {
    return name.equals("cpu") ? processor(hardware.processor()) : gpu(name, hardware.gpus());
  }

  /** FP16 is never fast on a processor: libtorch's kernels for it are for GPUs. */
  private static DevicePrecision processor(ProcessorBf16 processor) {
    return new DevicePrecision(
        processor.isFast() ? Set.of(Precision.FP32, Precision.BF16) : Set.of(Precision.FP32),
        processor.fact());
  }

  private static DevicePrecision gpu(String name, Gpus gpus) {
    List<ComputeCapability> known = gpus.capabilities();
    int index = Integer.parseInt(name.substring("cuda:".length()));
    if (!gpus.areKnown()) {
      return new DevicePrecision(
          Set.of(Precision.FP32),
          "the compute capability of %s is not known here: %s".formatted(name, gpus.problem()));
    }
    if (index >= known.size()) {
      return new DevicePrecision(Set.of(Precision.FP32), "there is no %s here".formatted(name));
    }
    ComputeCapability capability = known.get(index);
    return capability.hasBf16()
        ? new DevicePrecision(
            Set.of(Precision.FP32, Precision.BF16, Precision.FP16),
            "%s has compute capability %s".formatted(name, capability))
        : new DevicePrecision(
            Set.of(Precision.FP32, Precision.FP16),
            "%s has compute capability %s, and BF16 needs %d"
                .formatted(name, capability, ComputeCapability.FIRST_WITH_BF16));
  }
}
