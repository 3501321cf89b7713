package org.scoville.runtime.precision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scoville.recipe.Precision;

/**
 * What AUTO is on a machine: for the devices of a run, and for each device alone.
 *
 * @param devices the names of the run's devices
 * @param run what AUTO is for a run on them
 * @param alone what it is on each device of the machine by its name, the processor first
 * @param gpus the machine's GPUs
 */
public record AutoPrecision(
    List<String> devices, PrecisionChoice run, Map<String, PrecisionChoice> alone, Gpus gpus) {
  /** Copies its collections. */
  public AutoPrecision {
    devices = List.copyOf(devices);
    alone = Collections.unmodifiableMap(new LinkedHashMap<>(alone));
  }

  /** Asks a machine. */
  public static AutoPrecision of(List<String> devices, Hardware hardware) {
    Gpus gpus = hardware.gpus();
    Map<String, PrecisionChoice> alone = new LinkedHashMap<>();
    alone.put("cpu", choice(List.of("cpu"), hardware));
    for (int i = 0; i < gpus.capabilities().size(); i++) {
      alone.put("cuda:" + i, choice(List.of("cuda:" + i), hardware));
    }
    return new AutoPrecision(devices, choice(devices, hardware), alone, gpus);
  }

  private static PrecisionChoice choice(List<String> devices, Hardware hardware) {
    return PrecisionChoice.of(Precision.AUTO, devices, hardware);
  }
}
