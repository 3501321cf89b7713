package org.scoville.runtime.parallel.mpi;

import java.util.Map;
import java.util.Optional;

/**
 * What an MPI launcher says about the process that it has started.
 *
 * @param kind whose launcher it is
 * @param rank number of this process, from 0
 * @param size number of processes, at least 2
 * @param localSize number of processes on this machine; 1 if the launcher doesn't say
 */
public record MpiLauncher(MpiKind kind, int rank, int size, int localSize) {

  /**
   * Reads the variables that mpirun sets. Where both families' are set, a program under Open MPI's
   * launcher is meant: MPICH's then come from an allocation around it.
   *
   * @param environment the process's variables
   * @return empty if no launcher started this process, or it started this process alone
   * @throws MpiProblem if a variable's value makes no sense
   */
  public static Optional<MpiLauncher> of(Map<String, String> environment) {
    for (MpiKind kind : MpiKind.values()) {
      if (environment.containsKey(kind.sizeVariable())) {
        return of(kind, environment);
      }
    }
    return Optional.empty();
  }

  private static Optional<MpiLauncher> of(MpiKind kind, Map<String, String> environment) {
    int size = number(kind, kind.sizeVariable(), environment, 1, Integer.MAX_VALUE);
    if (size == 1) {
      return Optional.empty();
    }
    int rank = number(kind, kind.rankVariable(), environment, 0, size - 1);
    int localSize =
        environment.containsKey(kind.localSizeVariable())
            ? number(kind, kind.localSizeVariable(), environment, 1, size)
            : 1;
    return Optional.of(new MpiLauncher(kind, rank, size, localSize));
  }

  private static int number(
      MpiKind kind, String variable, Map<String, String> environment, int least, int most) {
    String value = environment.getOrDefault(variable, "");
    if (value.matches("\\d{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new MpiProblem(
        "%s is %s, where %s's launcher sets %s; start the processes with mpirun, or unset %s"
            .formatted(
                variable,
                environment.containsKey(variable) ? "\"" + value + "\"" : "not set",
                kind.words(),
                most == Integer.MAX_VALUE
                    ? "a number from " + least
                    : "a number from %d to %d".formatted(least, most),
                kind.sizeVariable()));
  }
}
