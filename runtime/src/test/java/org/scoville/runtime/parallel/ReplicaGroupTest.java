package org.scoville.runtime.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.Workbench;

/** Replicas that meet. */
class ReplicaGroupTest {

  @FunctionalInterface
  private interface Rank {
    void act(int rank, Workbench bench, NDArray array);
  }

  /** Runs one thread a replica on arrays of small numbers; returns what each array became. */
  private static List<float[]> meet(int replicas, int size, Rank rank) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(replicas);
    try {
      List<Future<float[]>> results = new ArrayList<>();
      for (int r = 0; r < replicas; r++) {
        int own = r;
        results.add(
            threads.submit(
                () -> {
                  try (Workbench bench = new Workbench()) {
                    NDArray array = bench.array(values(own, size), size);
                    rank.act(own, bench, array);
                    return array.toFloatArray();
                  }
                }));
      }
      List<float[]> arrays = new ArrayList<>();
      for (Future<float[]> result : results) {
        arrays.add(result.get());
      }
      return arrays;
    } finally {
      threads.shutdownNow();
    }
  }

  private static float[] values(int rank, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = rank * 10 + i * i % 7;
    }
    return values;
  }

  @Property(tries = 25)
  void theMeanIsThatOfAllReplicasAndTheSameForEach(
      @ForAll @IntRange(min = 1, max = 5) int replicas,
      @ForAll @IntRange(min = 1, max = 40) int size)
      throws Exception {
    ReplicaGroup group = new ReplicaGroup(replicas);
    List<float[]> means =
        meet(
            replicas,
            size,
            (rank, bench, array) -> {
              group.average(rank, array, bench.kernels());
              // No replica may free an array that another is still reading.
              group.await(rank);
            });
    for (int i = 0; i < size; i++) {
      float sum = 0;
      for (int rank = 0; rank < replicas; rank++) {
        sum += values(rank, size)[i];
      }
      assertThat(means.get(0)[i]).isCloseTo(sum / replicas, Offset.offset(1e-4f));
    }
    assertThat(means).allSatisfy(mean -> assertThat(mean).isEqualTo(means.get(0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aBroadcastGivesEveryReplicaTheRootsArray(int root) throws Exception {
    ReplicaGroup group = new ReplicaGroup(3);
    List<float[]> arrays =
        meet(3, 9, (rank, bench, array) -> group.broadcast(rank, root, array, bench.kernels()));
    assertThat(arrays).allSatisfy(array -> assertThat(array).isEqualTo(values(root, 9)));
  }

  @Test
  void countsAreAddedUpNumberByNumber() throws Exception {
    ReplicaGroup group = new ReplicaGroup(3);
    List<List<Long>> sums = new ArrayList<>();
    meet(
        3,
        1,
        (rank, bench, array) -> {
          long[] first = group.sum(rank, rank + 1, 10L * rank);
          long[] second = group.sum(rank, 1);
          synchronized (sums) {
            sums.add(List.of(first[0], first[1], second[0]));
          }
        });
    assertThat(sums).hasSize(3).allSatisfy(each -> assertThat(each).containsExactly(6L, 30L, 3L));
  }

  @Test
  void whatAnyOfThemSaysIsAgreed() throws Exception {
    ReplicaGroup group = new ReplicaGroup(2);
    List<Boolean> heard = new ArrayList<>();
    meet(
        2,
        1,
        (rank, bench, array) -> {
          boolean first = group.agree(rank, rank == 0);
          boolean second = group.agree(rank, false);
          boolean third = group.agree(rank, rank == 1);
          synchronized (heard) {
            heard.addAll(List.of(first, second, third));
          }
        });
    assertThat(heard).containsExactly(true, false, true, true, false, true);
  }

  @Test
  void aReplicaThatFailsEndsTheWaitOfTheOthers() {
    ReplicaGroup group = new ReplicaGroup(2);
    assertThatThrownBy(
            () ->
                meet(
                    2,
                    4,
                    (rank, bench, array) -> {
                      if (rank == 1) {
                        group.abort();
                      } else {
                        group.average(rank, array, bench.kernels());
                      }
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ReplicaStopped.class);
  }
}
