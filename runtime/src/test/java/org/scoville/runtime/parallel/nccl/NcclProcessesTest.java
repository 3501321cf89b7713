package org.scoville.runtime.parallel.nccl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.parallel.nccl.RankProcess.Part;
import org.scoville.runtime.parallel.rendezvous.Peers;
import org.scoville.runtime.parallel.rendezvous.ProcessLink;
import org.scoville.runtime.parallel.rendezvous.RankProblem;

/** Ranks of two processes, three in all: two are threads of this one. */
class NcclProcessesTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int RANKS = 3;

  @TempDir private static Path folder;
  private static StandIn standIn;

  @BeforeAll
  static void compile() throws Exception {
    standIn = StandIn.in(folder);
  }

  @FunctionalInterface
  private interface Rank {
    String act(NcclGroup group, int rank, Workbench bench);
  }

  @FunctionalInterface
  private interface Check {
    void check(Process child, List<Future<String>> ranks) throws Exception;
  }

  /** Starts the third rank as a process and two as threads. */
  private static void run(Part part, Rank rank, Check check) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Peers peers = new Peers()) {
      Process child = RankProcess.start(1, 2, peers.port(), standIn, part);
      try (ProcessLink link = RankProcess.join(RankProcess.environment(0, 2, peers.port()), 2);
          NcclGroup group =
              NcclGroup.open(
                  standIn.load(), List.of(Device.cpu(), Device.cpu()), Optional.of(link), LONG)) {
        assertThat(group.size()).isEqualTo(RANKS);
        List<Future<String>> ranks = new ArrayList<>();
        for (int own = 0; own < 2; own++) {
          int number = own;
          ranks.add(
              threads.submit(
                  () -> {
                    try (Workbench bench = new Workbench()) {
                      return rank.act(group, number, bench);
                    }
                  }));
        }
        check.check(child, ranks);
      } finally {
        child.destroyForcibly().onExit().join();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theyGetTheBitsOfThreadsOfOneProcess() throws Exception {
    run(
        Part.TAKES_PART,
        RankProcess::takePart,
        (child, ranks) -> {
          String expected =
              "mean %d bits 7 sums [3, 30] agreed true".formatted(Arrays.hashCode(plainMean()));
          assertThat(ranks.get(0).get(1, TimeUnit.MINUTES)).isEqualTo(expected);
          assertThat(ranks.get(1).get(1, TimeUnit.MINUTES)).isEqualTo(expected);
          assertThat(child.inputReader().readLine()).isEqualTo(expected);
        });
  }

  /** The mean by threads without NCCL. */
  private static float[] plainMean() throws Exception {
    ReplicaGroup plain = new ReplicaGroup(RANKS);
    ExecutorService threads = Executors.newFixedThreadPool(RANKS);
    List<Future<float[]>> means = new ArrayList<>();
    for (int own = 0; own < RANKS; own++) {
      int rank = own;
      means.add(
          threads.submit(
              () -> {
                try (Workbench bench = new Workbench()) {
                  NDArray array =
                      bench.array(RankValues.of(rank, RankProcess.SIZE), RankProcess.SIZE);
                  plain.average(rank, array, bench.kernels());
                  plain.await(rank);
                  return array.toFloatArray();
                }
              }));
    }
    threads.shutdown();
    return means.get(0).get(1, TimeUnit.MINUTES);
  }

  private static String average(NcclGroup group, int rank, Workbench bench) {
    NDArray array = bench.array(new float[RankProcess.SIZE], RankProcess.SIZE);
    group.average(rank, array, bench.kernels());
    return "averaged";
  }

  @Test
  void aProcessThatIsKilledEndsTheCollectivesOfTheOthers() throws Exception {
    run(
        Part.HANGS,
        (group, rank, bench) -> rank == 0 ? average(group, rank, bench) : "" + group.union(rank, 1),
        (child, ranks) -> {
          assertThat(child.inputReader().readLine()).isEqualTo("ready");
          child.destroyForcibly();
          assertThat(ranks)
              .allSatisfy(
                  rank ->
                      assertThatThrownBy(() -> rank.get(1, TimeUnit.MINUTES))
                          .hasCauseInstanceOf(RankProblem.class)
                          .hasMessageContaining("rank 2 on ")
                          .hasMessageContaining(" was lost after step ")
                          .hasMessageContaining("; go on with: scoville resume run"));
        });
  }

  @Test
  void anAbortWithAReasonEndsTheCollectivesOfTheOtherProcess() throws Exception {
    run(
        Part.WAITS,
        (group, rank, bench) -> {
          if (rank == 1) {
            group.abort("the disk is full");
          }
          return "done";
        },
        (child, ranks) -> {
          assertThat(ranks.get(1).get(1, TimeUnit.MINUTES)).isEqualTo("done");
          assertThat(child.inputReader().readLine()).isEqualTo("ready");
          assertThat(child.inputReader().readLine())
              .startsWith("ranks 0 and 1 on ")
              .endsWith(" stopped after step 5: the disk is full; go on with: scoville resume run");
        });
  }
}
