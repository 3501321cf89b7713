package org.scoville.runtime.launch;

import java.util.List;
import java.util.stream.IntStream;
import org.scoville.runtime.parallel.rendezvous.ProcessPlace;
import org.scoville.runtime.precision.Gpus;
import org.scoville.runtime.problem.LaunchProblem;

/** The devices of a process that a launcher has placed, where --devices names none. */
final class PlacedDevices {
  private PlacedDevices() {}

  /**
   * The GPU of its place; the only one if it sees no other; or all where it has the machine for
   * itself.
   *
   * @param gpus those that the process may use
   * @throws LaunchProblem if it has all, and there are none or they can't be counted
   */
  static List<String> of(ProcessPlace place, Gpus gpus) {
    int count = gpus.capabilities().size();
    if (place.gpu().isPresent()) {
      // Slurm may hide the GPUs of other processes.
      return List.of("cuda:" + (count == 1 ? 0 : place.gpu().getAsInt()));
    }
    if (count == 0) {
      throw new LaunchProblem(
          "this process is to take all GPUs of its machine, and %s; name its devices with --devices"
              .formatted(gpus.problem().isEmpty() ? "there are none" : gpus.problem()));
    }
    return IntStream.range(0, count).mapToObj(index -> "cuda:" + index).toList();
  }
}
