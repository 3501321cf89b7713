package org.scoville.runtime.parallel.nccl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.parallel.ReplicaStopped;
import org.scoville.runtime.parallel.rendezvous.RankProblem;

/** Ranks of one process that reduce by NCCL's stand-in. */
class NcclGroupTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private static Path folder;
  private static StandIn standIn;
  private static NcclLibrary library;

  @BeforeAll
  static void compile() throws Exception {
    standIn = StandIn.in(folder);
    library = standIn.load();
  }

  @AfterEach
  void nothingPlanted() {
    standIn.failLater(0);
    standIn.events(0);
  }

  private static NcclGroup open(int ranks, Duration wait) {
    return NcclGroup.open(
        library, Collections.nCopies(ranks, Device.cpu()), Optional.empty(), wait);
  }

  @FunctionalInterface
  private interface Rank {
    void act(int rank, Workbench bench, NDArray array);
  }

  /** Runs a thread a rank on arrays of random numbers; gives what each array became. */
  private static List<Future<float[]>> start(int ranks, int size, Rank rank) {
    ExecutorService threads = Executors.newFixedThreadPool(ranks);
    List<Future<float[]>> results = new ArrayList<>();
    for (int r = 0; r < ranks; r++) {
      int own = r;
      results.add(
          threads.submit(
              () -> {
                try (Workbench bench = new Workbench()) {
                  NDArray array = bench.array(RankValues.of(own, size), size);
                  rank.act(own, bench, array);
                  return array.toFloatArray();
                }
              }));
    }
    threads.shutdown();
    return results;
  }

  private static List<float[]> meet(int ranks, int size, Rank rank) throws Exception {
    List<float[]> arrays = new ArrayList<>();
    for (Future<float[]> each : start(ranks, size, rank)) {
      arrays.add(each.get(1, TimeUnit.MINUTES));
    }
    return arrays;
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 1", "3, 100", "4, 40000"})
  void theMeanHasTheBitsOfThreadsWithoutNccl(int ranks, int size) throws Exception {
    ReplicaGroup plain = new ReplicaGroup(ranks);
    List<float[]> expected =
        meet(ranks, size, (rank, bench, array) -> average(plain, rank, bench, array));
    try (NcclGroup group = open(ranks, LONG)) {
      List<float[]> means =
          meet(ranks, size, (rank, bench, array) -> average(group, rank, bench, array));
      assertThat(means).allSatisfy(mean -> assertThat(mean).isEqualTo(expected.get(0)));
    }
  }

  private static void average(RankGroup group, int rank, Workbench bench, NDArray array) {
    group.average(rank, array, bench.kernels());
    // No replica may free an array that another is still reading.
    group.await(rank);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aBroadcastGivesEveryRankTheRootsArray(int root) throws Exception {
    try (NcclGroup group = open(3, LONG)) {
      List<float[]> arrays =
          meet(
              3,
              20_000,
              (rank, bench, array) -> group.broadcast(rank, root, array, bench.kernels()));
      assertThat(arrays)
          .allSatisfy(array -> assertThat(array).isEqualTo(RankValues.of(root, 20_000)));
    }
  }

  @Test
  void manyCollectivesFollowEachOther() throws Exception {
    try (NcclGroup group = open(2, LONG)) {
      List<float[]> arrays =
          meet(
              2,
              3,
              (rank, bench, array) -> {
                for (int step = 0; step < 50; step++) {
                  array.set(new float[] {step, rank, 2 * rank});
                  group.average(rank, array, bench.kernels());
                }
              });
      assertThat(arrays).allSatisfy(array -> assertThat(array).containsExactly(49, 0.5f, 1));
    }
  }

  @Test
  void countsAndBitsAreCombined() throws Exception {
    try (NcclGroup group = open(3, LONG)) {
      List<String> heard = Collections.synchronizedList(new ArrayList<>());
      meet(
          3,
          1,
          (rank, bench, array) ->
              heard.add(
                  List.of(
                          group.union(rank, 1 << rank),
                          group.sum(rank, rank, 10)[0],
                          group.sum(rank, rank, 10)[1],
                          group.agree(rank, rank == 2),
                          group.agree(rank, false))
                      .toString()));
      assertThat(heard).hasSize(3).containsOnly("[7, 3, 30, true, false]");
      assertThat(group.size()).isEqualTo(3);
      assertThat(group.local()).isEqualTo(3);
      assertThat(group.first()).isZero();
    }
  }

  @Test
  void arraysThatAreNotFlatFloatsAreRefused() {
    try (NcclGroup group = open(1, LONG);
        Workbench bench = new Workbench()) {
      assertThatThrownBy(() -> group.average(0, bench.array(new float[4], 2, 2), bench.kernels()))
          .hasMessageContaining("flat arrays in float32");
      assertThatThrownBy(
              () -> group.average(0, bench.manager().create(new int[3]), bench.kernels()))
          .hasMessageContaining("flat arrays in float32");
    }
  }

  @Test
  void aFailureOfNcclEndsAllRanksWithItsSentence() {
    try (NcclGroup group = open(2, LONG)) {
      List<Future<float[]>> ranks =
          start(
              2,
              4,
              (rank, bench, array) -> {
                if (rank == 1) {
                  standIn.failNext(2);
                  group.average(rank, array, bench.kernels());
                } else {
                  group.await(rank);
                }
              });
      assertThatThrownBy(() -> ranks.get(1).get(1, TimeUnit.MINUTES))
          .hasCauseInstanceOf(RankProblem.class)
          .hasMessageContaining("ncclAllReduce returned 2 (unhandled system error): ");
      assertThatThrownBy(() -> ranks.get(0).get(1, TimeUnit.MINUTES))
          .hasCauseInstanceOf(RankProblem.class)
          .hasMessageContaining("ncclAllReduce returned 2 (unhandled system error): ");
    }
  }

  @Test
  void ranksThatReduceArraysOfDifferentLengthsAreRefused() {
    try (NcclGroup group = open(2, LONG)) {
      List<Future<float[]>> ranks =
          start(
              2,
              4,
              (rank, bench, array) ->
                  group.average(rank, bench.array(new float[4 + rank], 4 + rank), bench.kernels()));
      assertThat(ranks)
          .allSatisfy(
              rank ->
                  assertThatThrownBy(() -> rank.get(1, TimeUnit.MINUTES))
                      .hasMessageContaining("ncclAllReduce returned 5 (invalid usage)"));
    }
  }

  /** A rank that waits, in each way there is. */
  private enum Wait {
    AVERAGE,
    BROADCAST,
    BARRIER,
    SUM;

    void on(RankGroup group, int rank, Workbench bench, NDArray array) {
      switch (this) {
        case AVERAGE -> group.average(rank, array, bench.kernels());
        case BROADCAST -> group.broadcast(rank, 1, array, bench.kernels());
        case BARRIER -> group.await(rank);
        case SUM -> assertThat(group.sum(rank, 1)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Wait.class)
  void aReplicaThatFailsEndsTheWaitOfTheOthers(Wait wait) {
    try (NcclGroup group = open(3, LONG)) {
      List<Future<float[]>> ranks =
          start(
              3,
              4,
              (rank, bench, array) -> {
                if (rank == 1) {
                  group.abort();
                } else {
                  wait.on(group, rank, bench, array);
                }
              });
      assertThat(IntStream.of(0, 2).mapToObj(ranks::get))
          .allSatisfy(
              rank ->
                  assertThatThrownBy(() -> rank.get(1, TimeUnit.MINUTES))
                      .isInstanceOf(ExecutionException.class)
                      .hasCauseInstanceOf(ReplicaStopped.class));
    }
  }

  @Test
  void aCollectiveThatTakesTooLongEnds() {
    try (NcclGroup group = open(2, Duration.ofSeconds(1))) {
      List<Future<float[]>> ranks =
          start(
              2,
              4,
              (rank, bench, array) -> {
                if (rank == 0) {
                  group.average(rank, array, bench.kernels());
                }
              });
      assertThatThrownBy(() -> ranks.get(0).get(1, TimeUnit.MINUTES))
          .hasCauseInstanceOf(RankProblem.class)
          .hasMessageContaining(
              "rank 0 has waited 1 s for the others in ncclAllReduce; look at what they say");
    }
  }

  @Test
  void whatNcclReportsByItselfEndsARankThatWaits() {
    try (NcclGroup group = open(2, LONG)) {
      List<Future<float[]>> ranks =
          start(
              2,
              4,
              (rank, bench, array) -> {
                if (rank == 0) {
                  group.average(rank, array, bench.kernels());
                } else {
                  standIn.failLater(6);
                }
              });
      assertThatThrownBy(() -> ranks.get(0).get(1, TimeUnit.MINUTES))
          .hasCauseInstanceOf(RankProblem.class)
          .hasMessageContaining("ncclCommGetAsyncError returned 6 (remote process exited")
          .hasMessageContaining("look at what the other ranks say");
    }
  }

  /** The call of a collective returns long before the device is done with it. */
  @ParameterizedTest
  @CsvSource({
    "600, rank 0 has waited 1 s for the others in ncclAllReduce",
    "700, cudaEventQuery returned 700 (illegal address)"
  })
  void whatHappensOnTheDeviceAfterTheCallIsWatched(int state, String words) {
    standIn.events(state);
    try (NcclGroup group = open(1, Duration.ofSeconds(1));
        Workbench bench = new Workbench()) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  group.average(0, bench.array(new float[4], 4), bench.kernels());
                }
              })
          .isInstanceOf(RankProblem.class)
          .hasMessageContaining(words);
    }
  }
}
