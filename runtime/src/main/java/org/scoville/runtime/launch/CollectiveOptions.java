package org.scoville.runtime.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.parallel.nccl.NcclOptions;
import org.scoville.runtime.problem.UsageProblem;
import picocli.CommandLine.Option;

/** The options that say how GPUs and processes meet. */
final class CollectiveOptions {
  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "30min",
      description = {
        "How long GPUs and processes of a run wait for each other before it ends:",
        "10min, 2h (default: ${DEFAULT-VALUE})."
      })
  Duration wait = Duration.ofMinutes(30);

  @Option(
      names = "--nccl",
      paramLabel = "FILE",
      description = "NCCL's library, in place of the one beside torch or on the library path.")
  @Nullable Path nccl;

  /** Refuses what can't be. */
  void check() {
    if (wait.isZero()) {
      throw new UsageProblem("--wait is 0; give the others some time, like 10min");
    }
    if (nccl != null && nccl.toString().isEmpty()) {
      throw new UsageProblem("--nccl is empty; give the file of NCCL's library");
    }
  }

  /** For the ranks. */
  NcclOptions nccl() {
    return new NcclOptions(Optional.ofNullable(nccl), wait);
  }
}
