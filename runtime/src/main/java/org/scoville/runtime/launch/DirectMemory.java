package org.scoville.runtime.launch;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.train.BatchesAhead;

/**
 * The direct memory that Java allows, compared before a run's first step with what its batches
 * ahead will take.
 *
 * <p>A run that lacks some ends in its first steps, or at its first evaluation, which may be hours
 * later.
 *
 * @param allowed its bytes; none where this Java doesn't say
 */
record DirectMemory(OptionalLong allowed) {
  private static final String OPTION = "MaxDirectMemorySize";

  /** What a thread needs besides, with room for an image of two million pixels and its file. */
  private static final long BYTES_OF_THREAD = 10L << 20;

  private static final long STEP_OF_REMEDY = 100L << 20;

  /** What this process allows: the option, or as much as {@code -Xmx} where it isn't set. */
  static DirectMemory ofProcess() {
    @Nullable HotSpotDiagnosticMXBean java =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (java == null) {
      return new DirectMemory(OptionalLong.empty());
    }
    long option = Long.parseLong(java.getVMOption(OPTION).getValue());
    return new DirectMemory(
        OptionalLong.of(option == 0 ? Runtime.getRuntime().maxMemory() : option));
  }

  /**
   * A warning where the buffers alone don't fit, whatever the size of images in their files is.
   *
   * @param threads threads of each loader
   */
  Optional<String> lack(BatchesAhead ahead, int threads) {
    if (allowed.isEmpty() || ahead.bytes() <= allowed.getAsLong()) {
      return Optional.empty();
    }
    long needed = ahead.bytes() + (long) ahead.loaders() * threads * BYTES_OF_THREAD;
    long remedy = (needed + STEP_OF_REMEDY - 1) / STEP_OF_REMEDY * STEP_OF_REMEDY;
    return Optional.of(
        "the batches that are loaded ahead take %s%s to evaluate on, and Java allows %s of direct memory; choose a smaller --batch-size, or give Java -XX:%s=%dm (unset, it is as much as -Xmx)"
            .formatted(
                ahead.training() == 0
                    ? ""
                    : FreeSpace.words(ahead.training()) + " to train on and ",
                FreeSpace.words(ahead.evaluation()),
                FreeSpace.words(allowed.getAsLong()),
                OPTION,
                remedy >> 20));
  }
}
