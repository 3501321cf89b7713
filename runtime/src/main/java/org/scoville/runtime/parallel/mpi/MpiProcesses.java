package org.scoville.runtime.parallel.mpi;

import ai.djl.Device;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.parallel.RankGroup;

/**
 * The processes that an MPI launcher has started.
 *
 * <p>The main thread meets the others only while no rank does. If a process dies, the launcher ends
 * the others, which can't prevent it.
 */
public final class MpiProcesses implements ProcessGroup {
  private final MpiWorld world;
  private final int onThisMachine;
  private final List<MpiRanks> opened = new ArrayList<>();

  private MpiProcesses(MpiWorld world, int onThisMachine) {
    this.world = world;
    this.onThisMachine = onThisMachine;
  }

  /**
   * Connects this process with the others, on its main thread; returns when all have.
   *
   * @param patience how long it waits for the others at a time, once they are connected
   * @throws MpiProblem if the launcher's library is missing, or finds other processes than the
   *     launcher has started
   */
  public static MpiProcesses join(MpiLauncher launcher, Duration patience) {
    return new MpiProcesses(MpiWorld.enter(launcher, patience), launcher.localSize());
  }

  @Override
  public int rank() {
    return world.rank();
  }

  @Override
  public int size() {
    return world.size();
  }

  @Override
  public int onThisMachine() {
    return onThisMachine;
  }

  @Override
  public String command() {
    return "mpirun -np %d ".formatted(world.size());
  }

  @Override
  public boolean endsTogether() {
    return true;
  }

  @Override
  public void writesTo(String folder) {
    // Its launcher kills a process before that could say how the run goes on.
  }

  /**
   * {@inheritDoc}
   *
   * @throws MpiProblem if a process has another number of devices
   */
  @Override
  public RankGroup ranks(List<Device> devices) {
    int local = devices.size();
    long[] all = world.gather(local);
    for (int process = 1; process < all.length; process++) {
      if (all[process] != all[0]) {
        throw new MpiProblem(
            "process 0 has %d devices and process %d has %d; give each as many with --devices"
                .formatted(all[0], process, all[process]));
      }
    }
    MpiRanks ranks = new MpiRanks(world, local);
    opened.add(ranks);
    return ranks;
  }

  @Override
  public List<String> gather(String own) {
    return world.gather(own.getBytes(StandardCharsets.UTF_8)).stream()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toList();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Called from any thread, also while another waits for other processes.
   */
  @Override
  public void abort(String reason, int exitCode) {
    world.abort(exitCode);
  }

  /**
   * {@inheritDoc}
   *
   * <p>It waits for the others, so a process that can't go on calls {@link #abort} or {@link
   * RankGroup#abort} first; then it waits for nobody.
   */
  @Override
  public void close() {
    opened.forEach(MpiRanks::close);
    opened.clear();
    world.close();
  }
}
