package org.scoville.runtime.parallel.mpi;

import java.util.concurrent.CountDownLatch;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.parallel.ReplicaStopped;

/** A process of several, of which the last gives up while the others are there. */
final class GivingUpMain {
  private static final long WAIT_MILLIS = 200;

  private GivingUpMain() {}

  /**
   * Gives up.
   *
   * @param args "abort" if it ends the others itself; "close" if it leaves; "wake" if it leaves
   *     while one of its ranks waits for the others
   */
  public static void main(String[] args) throws Exception {
    ProcessGroup processes = MpiProcesses.join(MpiLauncher.of(System.getenv()).orElseThrow());
    RankGroup group = processes.ranks(1);
    boolean last = processes.rank() == processes.size() - 1;
    if (!last && args[0].equals("wake")) {
      new CountDownLatch(1).await();
    } else if (!last) {
      group.await(group.first());
      System.out.println("it came");
    } else if (args[0].equals("abort")) {
      processes.abort(7);
    } else {
      Thread rank = new Thread(() -> waitInVain(group));
      if (args[0].equals("wake")) {
        rank.start();
        Thread.sleep(WAIT_MILLIS);
      }
      group.abort();
      rank.join();
      processes.close();
      System.out.println("closed");
      System.exit(7);
    }
  }

  private static void waitInVain(RankGroup group) {
    try {
      group.await(group.first());
      System.out.println("it came");
    } catch (ReplicaStopped e) {
      System.out.println(e.getMessage());
    }
  }
}
