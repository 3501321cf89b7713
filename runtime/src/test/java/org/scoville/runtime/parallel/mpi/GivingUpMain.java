package org.scoville.runtime.parallel.mpi;

import java.util.Optional;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.parallel.RankGroup;

/** A process of several, of which the last gives up while the others wait for it. */
final class GivingUpMain {
  private GivingUpMain() {}

  /**
   * Gives up.
   *
   * @param args "abort" if it ends the others itself, "close" if it leaves
   */
  public static void main(String[] args) {
    Optional<MpiLauncher> launcher = MpiLauncher.of(System.getenv());
    ProcessGroup processes = MpiProcesses.join(launcher.orElseThrow());
    RankGroup group = processes.ranks(1);
    if (processes.rank() < processes.size() - 1) {
      group.await(group.first());
      System.out.println("it came");
    } else if (args[0].equals("abort")) {
      processes.abort(7);
    } else {
      group.abort();
      processes.close();
      System.out.println("closed");
      System.exit(7);
    }
  }
}
