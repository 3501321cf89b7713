package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.problem.DataProblem;

class BatchOrderTest {

  @Property
  void trainingTakesNoImageTwiceInAnEpochAndLeavesOutLessThanABatch(
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 50) int batchSize,
      @ForAll long seed,
      @ForAll @IntRange(max = 5) int epoch) {
    BatchOrder order = BatchOrder.training(size, Math.min(size, batchSize), seed);
    List<Integer> images = epoch(order, epoch);
    assertThat(images).doesNotHaveDuplicates();
    assertThat(images).allMatch(image -> image >= 0 && image < size);
    assertThat(size - images.size()).isBetween(0, order.batchSize() - 1);
    assertThat(order.images(epoch * order.batchesPerEpoch() + 1)).hasSize(order.batchSize());
  }

  @Property
  void evaluationTakesEveryImageOnceInOrder(
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 50) int batchSize) {
    BatchOrder order = BatchOrder.evaluation(size, batchSize);
    assertThat(epoch(order, 0)).isEqualTo(IntStream.range(0, size).boxed().toList());
  }

  @Property(tries = 50)
  void theSameSeedGivesTheSameOrderWhicheverEpochIsAskedFirst(@ForAll long seed) {
    BatchOrder forwards = BatchOrder.training(64, 8, seed);
    BatchOrder backwards = BatchOrder.training(64, 8, seed);
    List<Integer> zero = epoch(forwards, 0);
    List<Integer> one = epoch(forwards, 1);
    List<Integer> two = epoch(forwards, 2);
    assertThat(epoch(backwards, 2)).isEqualTo(two);
    assertThat(epoch(backwards, 1)).isEqualTo(one);
    assertThat(epoch(backwards, 0)).isEqualTo(zero);
    assertThat(zero).isNotEqualTo(one).isNotEqualTo(two);
    assertThat(epoch(BatchOrder.training(64, 8, seed + 1), 0)).isNotEqualTo(zero);
  }

  @Test
  void aBatchLargerThanTheDataIsRefusedWithBothNumbers() {
    assertThatThrownBy(() -> BatchOrder.training(100, 128, 1))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "the batch size is 128 and the data have 100 training images; "
                + "choose a --batch-size of at most 100");
  }

  @Test
  void aBatchThatReplicasCannotShareIsRefused() {
    assertThat(BatchOrder.training(100, 12, 1).share(3)).isEqualTo(4);
    assertThatThrownBy(() -> BatchOrder.training(100, 12, 1).share(5))
        .hasMessage("the batch size is 12; set it to a multiple of the 5 replicas");
  }

  private static List<Integer> epoch(BatchOrder order, int epoch) {
    List<Integer> images = new ArrayList<>();
    for (long batch = 1; batch <= order.batchesPerEpoch(); batch++) {
      long number = epoch * order.batchesPerEpoch() + batch;
      assertThat(order.epoch(number)).isEqualTo(epoch);
      IntStream.of(order.images(number)).forEach(images::add);
    }
    return images;
  }
}
