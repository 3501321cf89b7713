package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

/** Images that are changed on their way into a batch. */
class ChangedImagesTest {

  private final ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>();

  /**
   * Writes what it knows of an image over its random bytes, and leaves odd batches only the upper
   * row.
   */
  private static final class Signature implements ImageChange {
    @Override
    public void change(Canvas image, Sample sample) {
      Draw draw = sample.draw("signature");
      for (int i = 2; i < image.length(); i++) {
        image.pixels()[i] = (byte) draw.nextInt(256);
      }
      image.resize(height(image.height(), sample.batch()), image.width());
    }

    @Override
    public int height(int height, long batch) {
      return batch % 2 == 1 ? 1 : height;
    }

    @Override
    public int width(int width, long batch) {
      return width;
    }

    @Override
    public long mostPixels(int height, int width) {
      return (long) height * width;
    }
  }

  @Property(tries = 60)
  void changedImagesDependNeitherOnReplicasNorOnThreads(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int threads,
      @ForAll @IntRange(min = 1, max = 3) int repeats)
      throws InterruptedException {
    NumberedSource source = new NumberedSource(50, 7);
    BatchOrder order = BatchOrder.training(50, 12, seed, epoch -> repeats, Traversal.RANDOM);
    Map<Long, Map<Sample, List<Byte>>> alone = changed(source, order, 1, 1, seed);
    assertThat(alone.values()).allMatch(batch -> batch.size() == 12);
    for (int replicas : new int[] {1, 2, 3, 4}) {
      assertThat(changed(source, order, replicas, threads, seed)).isEqualTo(alone);
    }
  }

  /** Ten batches, each image by who it is. */
  private Map<Long, Map<Sample, List<Byte>>> changed(
      ImageSource source, BatchOrder order, int replicas, int threads, long seed)
      throws InterruptedException {
    Map<Long, Map<Sample, List<Byte>>> batches = new HashMap<>();
    LoaderPlan plan = new LoaderPlan(replicas, 1, 10, seed, threads);
    try (BatchLoader loader =
        new BatchLoader(source, order, new Signature(), plan, new SpareBuffers(), warnings::add)) {
      for (long step = 1; step <= 10; step++) {
        Map<Sample, List<Byte>> images = new HashMap<>();
        for (int rank = 0; rank < replicas; rank++) {
          try (HostBatch batch = loader.take(step, rank)) {
            assertThat(batch.height()).isEqualTo(step % 2 == 0 ? 2 : 1);
            int bytes = batch.height() * batch.width();
            assertThat(batch.images().limit()).isEqualTo(bytes * batch.n());
            for (int i = 0; i < batch.n(); i++) {
              List<Byte> image = new ArrayList<>();
              for (int k = 0; k < bytes; k++) {
                image.add(batch.images().get(i * bytes + k));
              }
              assertThat(image.get(1).intValue()).isEqualTo(batch.samples().get(i).image());
              images.put(batch.samples().get(i), image);
            }
          }
        }
        batches.put(step, images);
      }
    }
    return batches;
  }

  @Test
  void everyPlaceAnImageTakesHasRandomNumbersOfItsOwn() throws InterruptedException {
    NumberedSource source = new NumberedSource(12, 3, 5, 8);
    BatchOrder order = BatchOrder.training(12, 4, 9, epoch -> 2, Traversal.RANDOM);
    Set<Sample> seen = new HashSet<>();
    Set<Long> draws = new HashSet<>();
    for (Map<Sample, List<Byte>> batch : changed(source, order, 2, 3, 9).values()) {
      for (Sample sample : batch.keySet()) {
        seen.add(new Sample(0, sample.image(), sample.epoch(), sample.occurrence(), 9));
        draws.add(sample.draw("signature").nextLong());
      }
    }
    assertThat(seen).hasSize(40);
    assertThat(draws).hasSize(40);
  }

  @Test
  void aChangeThatLeavesAnotherSizeThanItSaysEndsTheRun() {
    ImageChange liar =
        new ImageChange() {
          @Override
          public void change(Canvas image, Sample sample) {
            image.resize(1, 1);
          }

          @Override
          public int height(int height, long batch) {
            return height;
          }

          @Override
          public int width(int width, long batch) {
            return width;
          }

          @Override
          public long mostPixels(int height, int width) {
            return (long) height * width;
          }
        };
    BatchOrder order = BatchOrder.training(4, 4, 1);
    try (BatchLoader loader =
        new BatchLoader(
            new NumberedSource(4),
            order,
            liar,
            new LoaderPlan(1, 1, 1, 1, 1),
            new SpareBuffers(),
            warnings::add)) {
      assertThatThrownBy(() -> loader.take(1, 0))
          .isInstanceOf(DataProblem.class)
          .hasMessageContaining("1 x 1 pixels after all its changes and the batch has 2 x 4");
    }
  }
}
