package org.scoville.runtime.parallel.mpi;

import ai.djl.Device;
import java.time.Duration;
import java.util.List;
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
   *     while one of its ranks waits for the others; "late" if it doesn't come to where they wait
   */
  public static void main(String[] args) throws Exception {
    Duration patience = args[0].equals("late") ? Duration.ofSeconds(1) : Duration.ofMinutes(5);
    ProcessGroup processes =
        MpiProcesses.join(MpiLauncher.of(System.getenv()).orElseThrow(), patience);
    RankGroup group = processes.ranks(List.of(Device.cpu()));
    boolean last = processes.rank() == processes.size() - 1;
    if (args[0].equals("late")) {
      waitForTheLate(group, last);
    } else if (!last && args[0].equals("wake")) {
      new CountDownLatch(1).await();
    } else if (!last) {
      group.await(group.first());
      System.out.println("it came");
    } else if (args[0].equals("abort")) {
      processes.abort("it was told to", 7);
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

  private static void waitForTheLate(RankGroup group, boolean isLate) throws InterruptedException {
    if (isLate) {
      new CountDownLatch(1).await();
    }
    try {
      group.await(group.first());
      System.out.println("it came");
    } catch (MpiProblem e) {
      System.out.println(e.getMessage());
      Runtime.getRuntime().halt(7);
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
