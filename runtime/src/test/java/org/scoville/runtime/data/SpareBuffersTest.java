package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.image.ImageChange;

class SpareBuffersTest {
  /** Batches of a replica in memory where they are small. */
  private static final int SMALL_BATCHES_AHEAD = 16;

  @Test
  void theBuffersOfAClosedLoaderServeTheNextOne() throws InterruptedException {
    SpareBuffers spare = new SpareBuffers();
    Set<Object> first = buffersOfARun(spare);
    assertThat(first).hasSize(SMALL_BATCHES_AHEAD);
    for (int evaluation = 0; evaluation < 5; evaluation++) {
      assertThat(buffersOfARun(spare)).isSubsetOf(first);
    }
  }

  /** The identities of the buffers that the batches of a run came in. */
  private static Set<Object> buffersOfARun(SpareBuffers spare) throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(200, 10);
    LoaderPlan plan = new LoaderPlan(1, 1, 20, 1, 2);
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<HostBatch> held = new ArrayList<>();
    try (BatchLoader loader =
        new BatchLoader(
            new NumberedSource(200), order, ImageChange.NONE, plan, spare, warning -> {})) {
      // All buffers come into use, and four batches stay unread.
      for (int step = 1; step <= SMALL_BATCHES_AHEAD; step++) {
        HostBatch batch = loader.take(step, 0);
        seen.add(batch.images());
        held.add(batch);
      }
    }
    held.forEach(HostBatch::close);
    return seen;
  }
}
