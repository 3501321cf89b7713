package org.scoville.runtime.parallel.rendezvous;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.text.Printable;

/**
 * Reads from the environment which process of a run this is.
 *
 * <p>The first of these that applies decides:
 *
 * <ol>
 *   <li>{@code OMPI_COMM_WORLD_SIZE} or {@code PMI_SIZE}: {@code mpirun} has launched this process,
 *       which meets the others through MPI and not here;
 *   <li>torchrun's {@code RANK, WORLD_SIZE, LOCAL_RANK, MASTER_ADDR, MASTER_PORT}: a process for
 *       each GPU. Where torchrun's agent itself listens on that port ({@code
 *       TORCHELASTIC_USE_AGENT_STORE}) the next one is taken;
 *   <li>Kubeflow's {@code PET_NNODES, PET_NODE_RANK, PET_MASTER_ADDR, PET_MASTER_PORT}: a process
 *       for each machine, with all its GPUs; also where {@code RANK} and {@code WORLD_SIZE} are set
 *       but no {@code LOCAL_RANK};
 *   <li>Slurm's {@code SLURM_PROCID, SLURM_NTASKS, SLURM_LOCALID} where there is more than one
 *       task: a process for each GPU. {@code MASTER_ADDR} is the user's to give, and {@code
 *       MASTER_PORT} is 29500 unless given.
 * </ol>
 */
public final class LaunchVariables {
  private static final List<String> MPI = List.of("OMPI_COMM_WORLD_SIZE", "PMI_SIZE");
  private static final List<String> TORCHRUN_OWN = List.of("RANK", "WORLD_SIZE", "LOCAL_RANK");
  private static final List<String> TORCHRUN =
      List.of("RANK", "WORLD_SIZE", "LOCAL_RANK", "MASTER_ADDR", "MASTER_PORT");
  private static final List<String> KUBEFLOW =
      List.of("PET_NNODES", "PET_NODE_RANK", "PET_MASTER_ADDR", "PET_MASTER_PORT");
  private static final List<String> SLURM =
      List.of("SLURM_PROCID", "SLURM_NTASKS", "SLURM_LOCALID", "MASTER_ADDR");
  private static final String AGENT = "TORCHELASTIC_USE_AGENT_STORE";
  private static final int MOST_PROCESSES = 100_000;
  private static final int LAST_PORT = 65_535;
  private static final int USUAL_PORT = 29_500;

  private final Map<String, String> environment;

  private LaunchVariables(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The place that an environment gives; empty if it names none, or MPI's.
   *
   * @throws LaunchProblem if it has a part of what a launcher sets, or values that can't be
   */
  public static Optional<ProcessPlace> read(Map<String, String> environment) {
    return new LaunchVariables(environment).place();
  }

  private Optional<ProcessPlace> place() {
    if (MPI.stream().anyMatch(this::isSet)) {
      return Optional.empty();
    }
    boolean nodesOnly = KUBEFLOW.stream().allMatch(this::isSet) && !isSet("LOCAL_RANK");
    if (!nodesOnly && TORCHRUN_OWN.stream().anyMatch(this::isSet)) {
      return Optional.of(torchrun());
    }
    if (KUBEFLOW.stream().anyMatch(this::isSet)) {
      return Optional.of(kubeflow());
    }
    // salloc's shell has no SLURM_PROCID, and a batch script without tasks no SLURM_NTASKS.
    boolean tasks = isSet("SLURM_PROCID") && isSet("SLURM_NTASKS");
    return tasks && number("SLURM_NTASKS", 1, MOST_PROCESSES) > 1
        ? Optional.of(slurm())
        : Optional.empty();
  }

  private ProcessPlace torchrun() {
    require(TORCHRUN, TORCHRUN_OWN, "as torchrun does");
    int count = number("WORLD_SIZE", 1, MOST_PROCESSES);
    int port = number("MASTER_PORT", 1, LAST_PORT);
    if (isTrue(AGENT)) {
      if (port == LAST_PORT) {
        throw new LaunchProblem(
            "torchrun's agent listens on MASTER_PORT %d, and there is no next port for Scoville; choose a lower one"
                .formatted(port));
      }
      port++;
    }
    return new ProcessPlace(
        number("RANK", 0, count - 1),
        count,
        OptionalInt.of(number("LOCAL_RANK", 0, count - 1)),
        value("MASTER_ADDR"),
        port);
  }

  private ProcessPlace kubeflow() {
    require(KUBEFLOW, KUBEFLOW, "as Kubeflow Trainer does");
    int count = number("PET_NNODES", 1, MOST_PROCESSES);
    return new ProcessPlace(
        number("PET_NODE_RANK", 0, count - 1),
        count,
        OptionalInt.empty(),
        value("PET_MASTER_ADDR"),
        number("PET_MASTER_PORT", 1, LAST_PORT));
  }

  private ProcessPlace slurm() {
    require(
        SLURM,
        List.of("SLURM_NTASKS"),
        "(MASTER_ADDR: the first name that \"scontrol show hostnames\" prints)");
    int count = number("SLURM_NTASKS", 1, MOST_PROCESSES);
    return new ProcessPlace(
        number("SLURM_PROCID", 0, count - 1),
        count,
        OptionalInt.of(number("SLURM_LOCALID", 0, count - 1)),
        value("MASTER_ADDR"),
        isSet("MASTER_PORT") ? number("MASTER_PORT", 1, LAST_PORT) : USUAL_PORT);
  }

  private void require(List<String> names, List<String> own, String how) {
    List<String> missing = names.stream().filter(not(this::isSet)).toList();
    if (!missing.isEmpty()) {
      List<String> there = names.stream().filter(this::isSet).toList();
      throw new LaunchProblem(
          "%s set, but not %s; set %s %s, or unset %s to train in one process"
              .formatted(
                  listed(there) + (there.size() == 1 ? " is" : " are"),
                  listed(missing),
                  missing.size() == 1 ? "it" : "them",
                  how,
                  listed(own.stream().filter(this::isSet).toList())));
    }
  }

  private int number(String name, int least, int most) {
    String value = value(name);
    if (value.matches("\\d{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new LaunchProblem(
        "%s is \"%s\"; set it to a whole number from %d to %d"
            .formatted(name, Printable.of(value), least, most));
  }

  private boolean isSet(String name) {
    return !value(name).isEmpty();
  }

  private boolean isTrue(String name) {
    String value = value(name).toLowerCase(Locale.ROOT);
    return value.equals("true") || value.equals("1");
  }

  private String value(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last <= 0
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
