package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.random.Draw;

class BatchLoaderTest {
  /** Batches of a replica in memory where they are small. */
  private static final int SMALL_BATCHES_AHEAD = 16;

  private final ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>();

  /** The batches of a loader: each global batch's bytes, and each image with its label. */
  private record Delivery(List<List<Byte>> batches, List<Integer> images, long skipped) {}

  @Property(tries = 60)
  void imagesDependNeitherOnReplicasNorOnThreads(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int threads)
      throws InterruptedException {
    NumberedSource source = new NumberedSource(50, 7);
    BatchOrder order = BatchOrder.training(50, 12, seed);
    Delivery alone = load(source, order, new LoaderPlan(1, 1, 10, seed, 1));
    for (int replicas : new int[] {1, 2, 3, 4}) {
      Delivery shared = load(source, order, new LoaderPlan(replicas, 1, 10, seed, threads));
      assertThat(shared).isEqualTo(alone);
    }
  }

  @Test
  void theFirstBatchOfTheLongestRunComesWithoutWalkingTheRest() {
    BatchOrder order = BatchOrder.training(50, 1, 3);
    LoaderPlan longest = new LoaderPlan(1, 1, Integer.MAX_VALUE * 50L, 3, 1);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          try (BatchLoader loader =
                  new BatchLoader(new NumberedSource(50), order, longest, warnings::add);
              HostBatch first = loader.take(1, 0)) {
            assertThat(first.n()).isEqualTo(1);
          }
        });
  }

  @Test
  void aReadThatNeverEndsBlocksNeitherTakingNorClosing() {
    CountDownLatch never = new CountDownLatch(1);
    WaitingSource stuck = new WaitingSource(new CountDownLatch(1), never);
    LoaderPlan plan = new LoaderPlan(1, 1, 10, 3, 1);
    assertTimeoutPreemptively(
        Duration.ofSeconds(4),
        () -> {
          try (BatchLoader loader =
              new BatchLoader(stuck, BatchOrder.evaluation(100, 10), plan, warnings::add)) {
            long asked = System.nanoTime() + Duration.ofMillis(200).toNanos();
            assertThat(loader.take(1, 0, () -> System.nanoTime() > asked)).isNull();
          }
        });
    never.countDown();
  }

  @Property(tries = 60)
  void aRunThatStartsLaterSeesTheSameBatches(
      @ForAll long seed, @ForAll @IntRange(max = 9) int first) throws InterruptedException {
    NumberedSource source = new NumberedSource(50);
    BatchOrder order = BatchOrder.training(50, 12, seed);
    Delivery whole = load(source, order, new LoaderPlan(2, 1, 10, seed, 2));
    Delivery rest = load(source, order, new LoaderPlan(2, first + 1, 10 - first, seed, 2));
    assertThat(rest.batches()).isEqualTo(whole.batches().subList(first, 10));
  }

  @Property(tries = 60)
  void evaluationDeliversEveryImageOnceToAnyNumberOfReplicas(
      @ForAll @IntRange(min = 1, max = 100) int size,
      @ForAll @IntRange(min = 1, max = 4) int replicas,
      @ForAll @IntRange(min = 1, max = 9) int share,
      @ForAll @IntRange(min = 1, max = 3) int threads)
      throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(size, share * replicas);
    Delivery delivery =
        load(
            new NumberedSource(size),
            order,
            new LoaderPlan(replicas, 1, order.batchesPerEpoch(), 0, threads));
    assertThat(delivery.images()).isEqualTo(IntStream.range(0, size).boxed().toList());
  }

  @Test
  void theSameImageLooksDifferentInEachEpochAndWithEachSeed() throws InterruptedException {
    NumberedSource source = new NumberedSource(1);
    BatchOrder order = BatchOrder.training(1, 1, 1);
    List<List<Byte>> epochs = load(source, order, new LoaderPlan(1, 1, 3, 1, 1)).batches();
    List<List<Byte>> other = load(source, order, new LoaderPlan(1, 1, 3, 2, 1)).batches();
    assertThat(epochs).doesNotHaveDuplicates();
    assertThat(epochs).doesNotContainAnyElementsOf(other);
  }

  @Test
  void evaluationImagesStayAsTheSourceGivesThem() throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(4, 4);
    List<List<Byte>> whole =
        load(new NumberedSource(4), order, new LoaderPlan(1, 1, 1, 3, 1)).batches();
    List<Byte> expected = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Canvas canvas = new Canvas(2, 4, 1);
      long purpose = 0x73616D706C65L;
      try {
        Sample sample = new Sample(1, i, 0, 0, 3);
        new NumberedSource(4).reader().read(sample, Draw.of(3, purpose, 0, i, 0), canvas);
      } catch (UnreadableImage e) {
        throw new AssertionError(e);
      }
      for (byte value : canvas.pixels()) {
        expected.add(value);
      }
    }
    assertThat(whole).containsExactly(expected);
  }

  @Test
  void buffersAreDirectAndUsedAgain() throws InterruptedException {
    Set<ByteBuffer> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
    BatchOrder order = BatchOrder.training(64, 8, 1);
    try (BatchLoader loader =
        new BatchLoader(
            new NumberedSource(64), order, new LoaderPlan(2, 1, 100, 1, 3), warnings::add)) {
      for (int step = 1; step <= 100; step++) {
        for (int rank = 0; rank < 2; rank++) {
          try (HostBatch batch = loader.take(step, rank)) {
            assertThat(batch.images().isDirect()).isTrue();
            assertThat(batch.images().order()).isEqualTo(ByteOrder.nativeOrder());
            assertThat(batch.images().remaining()).isEqualTo(4 * NumberedSource.SAMPLE_BYTES);
            assertThat(batch.step()).isEqualTo(step);
            assertThat(List.of(batch.n(), batch.height(), batch.width(), batch.channels()))
                .isEqualTo(List.of(4, 2, 4, 1));
            buffers.add(batch.images());
          }
        }
      }
    }
    assertThat(buffers.size()).isBetween(2, 2 * SMALL_BATCHES_AHEAD);
  }

  @Test
  void aBatchKeepsItsImagesUntilItIsClosed() throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(40, 1);
    try (BatchLoader loader =
        new BatchLoader(
            new NumberedSource(40), order, new LoaderPlan(1, 1, 40, 1, 2), warnings::add)) {
      try (HostBatch first = loader.take(1, 0)) {
        for (int step = 2; step <= 40; step++) {
          try (HostBatch batch = loader.take(step, 0)) {
            assertThat(NumberedSource.number(batch.images(), 0)).isEqualTo(step - 1);
          }
        }
        assertThat(NumberedSource.number(first.images(), 0)).isZero();
      }
    }
  }

  @Test
  void closingABatchTwiceDoesNotLendItsBufferTwice() throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(40, 1);
    Set<ByteBuffer> lent = Collections.newSetFromMap(new IdentityHashMap<>());
    try (BatchLoader loader =
        new BatchLoader(
            new NumberedSource(40), order, new LoaderPlan(1, 1, 40, 1, 2), warnings::add)) {
      HostBatch first = loader.take(1, 0);
      first.close();
      first.close();
      for (int step = 2; step <= 5; step++) {
        assertThat(lent.add(loader.take(step, 0).images())).isTrue();
      }
    }
  }

  @Test
  void aBatchThatNoBufferHoldsIsRefusedWithTheRemedy() {
    BatchOrder order = BatchOrder.evaluation(1, Integer.MAX_VALUE);
    assertThatThrownBy(
            () ->
                new BatchLoader(
                    new NumberedSource(1), order, new LoaderPlan(1, 1, 1, 1, 1), warnings::add))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("takes 17179869176 bytes")
        .hasMessageEndingWith("choose a smaller --batch-size");
  }

  @Test
  void anUnreadableTrainingImageIsReplacedByAnotherOfItsBatch() throws InterruptedException {
    NumberedSource source = new NumberedSource(12, 3, 5);
    BatchOrder order = BatchOrder.training(12, 12, 9);
    Delivery delivery = load(source, order, new LoaderPlan(3, 1, 2, 9, 2));
    assertThat(delivery.images()).hasSize(24).doesNotContain(3, 5);
    assertThat(delivery.images().subList(0, 12)).containsAll(List.of(0, 1, 2, 4, 6, 11));
    assertThat(delivery.skipped()).isEqualTo(2);
    assertThat(warnings)
        .containsExactlyInAnyOrder(
            "skipped an image: picture-3.jpg can't be read: it is torn",
            "skipped an image: picture-5.jpg can't be read: it is torn");
  }

  @Test
  void anUnreadableEvaluationImageIsLeftOut() throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(10, 4);
    Delivery delivery = load(new NumberedSource(10, 1, 9), order, new LoaderPlan(2, 1, 3, 9, 2));
    assertThat(delivery.images()).containsExactly(0, 2, 3, 4, 5, 6, 7, 8);
    assertThat(delivery.skipped()).isEqualTo(2);
  }

  @Test
  void aBatchWithoutAnyReadableImageEndsTheRun() {
    BatchOrder order = BatchOrder.training(3, 3, 1);
    assertThatThrownBy(
            () -> load(new NumberedSource(3, 0, 1, 2), order, new LoaderPlan(1, 1, 1, 1, 1)))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("none of the 3 images in a batch can be read, picture-");
  }

  @Test
  void nineUnreadableImagesAreBorneAndTenOfAHundredAreNot() throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(100, 10);
    LoaderPlan plan = new LoaderPlan(1, 1, 10, 1, 1);
    Integer[] nine = IntStream.range(20, 29).boxed().toArray(Integer[]::new);
    Integer[] ten = IntStream.range(20, 30).boxed().toArray(Integer[]::new);
    assertThat(load(new NumberedSource(100, nine), order, plan).skipped()).isEqualTo(9);
    assertThatThrownBy(() -> load(new NumberedSource(100, ten), order, plan))
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "10 of the 100 images can't be read, the last being picture-29.jpg; "
                + "check or replace the files");
  }

  @Test
  void onePercentOfUnreadableImagesIsBorne() throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(1000, 100);
    Integer[] ten = IntStream.range(0, 10).boxed().toArray(Integer[]::new);
    Delivery delivery = load(new NumberedSource(1000, ten), order, new LoaderPlan(1, 1, 10, 1, 2));
    assertThat(delivery.skipped()).isEqualTo(10);
    assertThat(delivery.images()).hasSize(990);
  }

  @Test
  void anExceptionInAThreadReachesTheTakerWithTheImagesName() {
    NumberedSource source = new NumberedSource(40).breakAt(33);
    BatchOrder order = BatchOrder.evaluation(40, 4);
    assertThatThrownBy(() -> load(source, order, new LoaderPlan(2, 1, 10, 1, 2)))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("picture-33.jpg")
        .hasMessageContaining("the decoder fell over")
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void batchesBeforeAnExceptionAreStillDelivered() throws InterruptedException {
    NumberedSource source = new NumberedSource(40).breakAt(4);
    BatchOrder order = BatchOrder.evaluation(40, 4);
    try (BatchLoader loader =
        new BatchLoader(source, order, new LoaderPlan(1, 1, 10, 1, 1), warnings::add)) {
      loader.take(1, 0).close();
      assertThatThrownBy(() -> loader.take(2, 0)).hasMessageContaining("picture-4.jpg");
    }
  }

  @Test
  void closingEndsThreadsThatWaitForBuffersAndTakersThatWaitForBatches() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ImageSource slow = new WaitingSource(reading, goOn);
    BatchLoader loader =
        new BatchLoader(
            slow, BatchOrder.evaluation(100, 1), new LoaderPlan(1, 1, 100, 1, 2), warnings::add);
    CompletableFuture<HostBatch> taker =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return loader.take(1, 0);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    reading.await();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(loader::close);
    assertThatThrownBy(taker::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("the loader was closed while a replica waited for a batch");
    goOn.countDown();
    closing.get();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> loader.threads().contains(thread));
  }

  @Test
  void threadsThatWaitForABufferEndWhenTheLoaderIsClosed() throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(100, 1);
    BatchLoader loader =
        new BatchLoader(
            new NumberedSource(100), order, new LoaderPlan(1, 1, 100, 1, 3), warnings::add);
    loader.take(1, 0).close();
    loader.close();
    assertThat(loader.threads()).noneMatch(Thread::isAlive);
    assertThatThrownBy(() -> loader.take(2, 0))
        .hasMessage("the loader was closed while a replica waited for a batch");
  }

  @Test
  void takingOutOfOrderOrPastTheEndIsRefusedInsteadOfWaiting() throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(4, 1);
    try (BatchLoader loader =
        new BatchLoader(
            new NumberedSource(4), order, new LoaderPlan(1, 3, 1, 1, 1), warnings::add)) {
      assertThatThrownBy(() -> loader.take(4, 0))
          .hasMessage("replica 0 asked for batch 4, and its next is 3 of those up to 3");
      loader.take(3, 0).close();
      assertThatThrownBy(() -> loader.take(4, 0))
          .hasMessage("replica 0 asked for batch 4, and its next is 4 of those up to 3");
    }
  }

  @Test
  void neverClosingABatchIsReportedInsteadOfWaiting() throws InterruptedException {
    BatchOrder order = BatchOrder.evaluation(40, 1);
    try (BatchLoader loader =
        new BatchLoader(
            new NumberedSource(40), order, new LoaderPlan(1, 1, 40, 1, 1), warnings::add)) {
      assertThatThrownBy(
              () -> {
                for (int step = 1; step <= 40; step++) {
                  loader.take(step, 0);
                }
              })
          .hasMessage("all %d buffers are taken; close batches".formatted(SMALL_BATCHES_AHEAD));
    }
  }

  private Delivery load(ImageSource source, BatchOrder order, LoaderPlan plan)
      throws InterruptedException {
    List<List<Byte>> batches = new ArrayList<>();
    List<Integer> images = new ArrayList<>();
    try (BatchLoader loader = new BatchLoader(source, order, plan, warnings::add)) {
      for (long step = plan.firstStep(); step <= plan.lastStep(); step++) {
        List<Byte> bytes = new ArrayList<>();
        for (int rank = 0; rank < plan.ranks().size(); rank++) {
          try (HostBatch batch = loader.take(step, rank)) {
            for (int i = 0; i < batch.images().limit(); i++) {
              bytes.add(batch.images().get(i));
            }
            for (int i = 0; i < batch.n(); i++) {
              int number = NumberedSource.number(batch.images(), i);
              assertThat(batch.labels()[i]).isEqualTo(number % 2);
              images.add(number);
            }
          }
        }
        batches.add(bytes);
      }
      return new Delivery(batches, images, loader.skippedImages());
    }
  }
}
