package org.scoville.runtime.parallel.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.parallel.RankGroup;

/** One thread for each rank of a process. */
final class LocalRanks {
  private LocalRanks() {}

  /** What a rank does. */
  @FunctionalInterface
  interface Rank<T> {
    T act(int rank, Workbench bench) throws Exception;
  }

  /** Runs the ranks of this process; what each returns, in their order. */
  static <T> List<T> run(RankGroup group, Rank<T> rank) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(group.local());
    try {
      List<Future<T>> results = new ArrayList<>();
      for (int local = 0; local < group.local(); local++) {
        int own = group.first() + local;
        results.add(
            threads.submit(
                () -> {
                  try (Workbench bench = new Workbench()) {
                    T result = rank.act(own, bench);
                    // No rank may free an array that another is still reading.
                    group.await(own);
                    return result;
                  }
                }));
      }
      List<T> all = new ArrayList<>();
      for (Future<T> result : results) {
        all.add(result.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }
}
