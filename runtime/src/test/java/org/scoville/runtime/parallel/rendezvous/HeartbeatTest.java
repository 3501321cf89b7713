package org.scoville.runtime.parallel.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Processes that end, in every way. */
class HeartbeatTest {

  private static String heard(Future<String> ending) throws Exception {
    return ending.get(1, TimeUnit.MINUTES);
  }

  /** Waits until a beat has brought the other's step. */
  private static void beats(ProcessLink link) throws InterruptedException {
    while (!link.hasHeardStep(42)) {
      Thread.sleep(20);
    }
  }

  @Test
  void aProcessThatIsKilledIsNamedToAllOthersWithItsLastStepAndTheCommand() throws Exception {
    try (Peers peers = new Peers()) {
      Future<ProcessLink> host = peers.join(0, 3, 1);
      Future<ProcessLink> guest = peers.join(1, 3, 1);
      Process child = PeerProcess.start(2, 3, peers.port);
      try {
        List<Future<String>> endings =
            List.of(
                Peers.ending(host.get(1, TimeUnit.MINUTES)),
                Peers.ending(guest.get(1, TimeUnit.MINUTES)));
        Future<byte[]> blocked =
            peers.start(() -> guest.get().meet("a vote", new byte[0], parts -> parts.get(0)));
        beats(host.get());
        child.destroyForcibly();
        for (Future<String> ending : endings) {
          assertThat(heard(ending))
              .startsWith("rank 2 on ")
              .contains(" was lost after step 42: ")
              .endsWith("; go on with: scoville resume run");
        }
        assertThatThrownBy(() -> blocked.get(1, TimeUnit.MINUTES))
            .hasCauseInstanceOf(RankProblem.class)
            .hasMessageContaining("rank 2 on ");
      } finally {
        child.destroyForcibly().onExit().join();
      }
    }
  }

  @Test
  void aProcessThatStandsStillIsDeadAndIsToldSoWhenItGoesOn() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows has no SIGSTOP");
    try (Peers peers = new Peers()) {
      Future<ProcessLink> host = peers.join(0, 3, 1);
      Future<ProcessLink> guest = peers.join(2, 3, 1);
      Process child = PeerProcess.start(1, 3, peers.port);
      try {
        assertThat(child.inputReader().readLine()).isEqualTo("joined");
        List<Future<String>> endings =
            List.of(
                Peers.ending(host.get(1, TimeUnit.MINUTES)),
                Peers.ending(guest.get(1, TimeUnit.MINUTES)));
        beats(host.get());
        signal(child, "STOP");
        for (Future<String> ending : endings) {
          assertThat(heard(ending))
              .startsWith("rank 1 on ")
              .contains(" was lost after step 42: nothing was heard of it for 8 s");
        }
        signal(child, "CONT");
        assertThat(child.inputReader().readLine())
            .startsWith("rank 1 on ")
            .endsWith("nothing was heard of it for 8 s; go on with: scoville resume here");
      } finally {
        child.destroyForcibly().onExit().join();
      }
    }
  }

  private static void signal(Process process, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void whenProcess0IsKilledAllOthersNotice() throws Exception {
    try (Peers peers = new Peers()) {
      Process child = PeerProcess.start(0, 3, peers.port);
      try {
        Future<ProcessLink> first = peers.join(1, 3, 1);
        Future<ProcessLink> second = peers.join(2, 3, 1);
        List<Future<String>> endings =
            List.of(
                Peers.ending(first.get(1, TimeUnit.MINUTES)),
                Peers.ending(second.get(1, TimeUnit.MINUTES)));
        beats(first.get());
        beats(second.get());
        child.destroyForcibly();
        for (Future<String> ending : endings) {
          assertThat(heard(ending)).startsWith("rank 0 on ").contains(" was lost after step 42: ");
        }
      } finally {
        child.destroyForcibly().onExit().join();
      }
    }
  }

  @Test
  void anAbortReachesAllWithItsReason() throws Exception {
    try (Peers peers = new Peers()) {
      List<ProcessLink> links = peers.all(3);
      List<Future<String>> endings = links.stream().map(Peers::ending).toList();
      links.get(1).abort("the disk is full");
      for (Future<String> ending : endings) {
        assertThat(heard(ending))
            .startsWith("rank 1 on ")
            .endsWith(" stopped after step 7: the disk is full; go on with: scoville resume run");
      }
      // Who asks later is told as well, and the first reason counts.
      links.get(0).abort("another reason");
      assertThat(heard(Peers.ending(links.get(0)))).contains("the disk is full");
    }
  }

  @Test
  void aProcessThatSaysGoodbyeIsNoFailure() throws Exception {
    try (Peers peers = new Peers()) {
      List<ProcessLink> links = peers.all(3);
      links.get(2).close();
      Future<byte[]> met =
          peers.start(() -> links.get(1).meet("a vote", new byte[0], parts -> parts.get(0)));
      assertThat(links.get(0).problem()).isEmpty();
      // But it can't be met any more.
      assertThatThrownBy(() -> links.get(0).meet("a vote", new byte[0], parts -> parts.get(0)))
          .hasMessageContaining("rank 2 on ")
          .hasMessageContaining(" has ended already");
      assertThatThrownBy(() -> met.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(RankProblem.class);
    }
  }

  @Test
  void allEndInAnyOrder() throws Exception {
    for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 0, 1), List.of(1, 2, 0))) {
      try (Peers peers = new Peers()) {
        List<ProcessLink> links = peers.all(3);
        for (int index : order) {
          links.get(index).close();
        }
        assertThat(links).allSatisfy(link -> assertThat(link.problem()).isEmpty());
      }
    }
  }
}
