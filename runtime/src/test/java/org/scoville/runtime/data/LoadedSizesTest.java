package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.data.FFCV;
import org.scoville.data.ImageFolder;
import org.scoville.data.PackedImages;
import org.scoville.data.RandomCrop;
import org.scoville.data.TraversalOrder;
import org.scoville.fact.ImageSize;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.SizesWhileLoading;
import org.scoville.runtime.algorithm.SmallResizing;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.PictureSet;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.image.Pictures;

/** Images that the loader makes in the size of their batch. */
class LoadedSizesTest {
  private static final int FULL = 24;
  private static final int IMAGES = 10;
  private static final int EPOCHS = 5;
  private static final int BATCH = 4;
  private static final long SEED = 11;
  private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);
  private static final ProgressiveResizing RECORD = SmallResizing.in(ResizingPlace.LOADER);

  @TempDir Path folder;

  @BeforeEach
  void photographsInAFolder() {
    for (int i = 0; i < IMAGES; i++) {
      GeneratedImages.writeJpeg(folder.resolve("train/a/%02d.jpg".formatted(i)), 90 + i, 70 - i);
    }
  }

  private static BatchOrder order() {
    return BatchOrder.training(IMAGES, BATCH, SEED, epoch -> 1, Traversal.RANDOM);
  }

  private static long steps() {
    return (long) EPOCHS * ((IMAGES + BATCH - 1) / BATCH);
  }

  private static ImageSource packed(int crop) {
    Canvas[] pictures =
        IntStream.range(0, IMAGES)
            .mapToObj(i -> Pictures.noise(30 + i, 50 - i, 3, i))
            .toArray(Canvas[]::new);
    return PackedImagesLoader.open(
        new PackedImages(
            crop, TraversalOrder.RANDOM, 0.875, 0.08, 0.5, false, false, HALVES, HALVES),
        PictureSet.of(pictures),
        0,
        true);
  }

  private ImageSource ffcv(int crop) {
    return FfcvLoader.open(
        new FFCV(crop, TraversalOrder.RANDOM, true, 0.875, 0.08, 0.5, false, true, HALVES, HALVES),
        DataSelection.all(folder),
        true);
  }

  private ImageSource photographs(int crop, RandomCrop randomCrop, int most, boolean scaled) {
    return FolderFinishing.open(
        new ImageFolder(
            crop,
            FULL,
            randomCrop,
            0,
            0.08,
            org.scoville.data.Interpolation.BILINEAR,
            most,
            0.5,
            false,
            scaled,
            HALVES,
            HALVES),
        DataSelection.all(folder),
        true);
  }

  /** A replica's bytes of every batch. */
  private static List<List<byte[]>> batches(ImageSource source, int replicas)
      throws InterruptedException {
    List<List<byte[]>> batches = new ArrayList<>();
    LoaderPlan plan = new LoaderPlan(replicas, 1, steps(), SEED, 2);
    try (BatchLoader loader =
        new BatchLoader(
            source,
            order(),
            ImageChange.NONE,
            plan,
            new SpareBuffers(),
            warning -> {
              throw new AssertionError(warning);
            })) {
      for (long step = 1; step <= steps(); step++) {
        List<byte[]> shares = new ArrayList<>();
        for (int rank = 0; rank < replicas; rank++) {
          try (HostBatch batch = loader.take(step, rank)) {
            ImageSize size = source.size(step);
            assertThat(batch.height()).isEqualTo(size.height());
            assertThat(batch.width()).isEqualTo(size.width());
            byte[] bytes = new byte[batch.images().limit()];
            assertThat(bytes).hasSize(batch.n() * size.height() * size.width() * 3);
            batch.images().get(0, bytes);
            shares.add(bytes);
          }
        }
        batches.add(shares);
      }
    }
    return batches;
  }

  /** Each batch is to the bit that of a loader whose crop is the batch's size. */
  private static void check(IntFunction<ImageSource> open, int replicas)
      throws InterruptedException {
    for (Timing timing : List.of(Timing.always(), Timing.every(2).within(0.1, 0.7))) {
      RunTiming runTiming = new RunTiming(timing, steps(), steps() / EPOCHS);
      SizesWhileLoading sizes = new SizesWhileLoading(RECORD, runTiming);
      ImageSource sized = open.apply(FULL).inSizes(sizes::loaded).orElseThrow();
      List<List<byte[]>> found = batches(sized, replicas);
      int seen = 0;
      for (int side = 1; side <= FULL; side++) {
        List<List<byte[]>> alone = List.of();
        for (long step = 1; step <= steps(); step++) {
          if (sizes.loaded(ImageSize.square(FULL), step).height() == side) {
            alone = alone.isEmpty() ? batches(open.apply(side), replicas) : alone;
            assertThat(found.get((int) step - 1))
                .as("batch %d, of %d pixels", step, side)
                .containsExactlyElementsOf(alone.get((int) step - 1));
            seen++;
          }
        }
      }
      assertThat(seen).isEqualTo((int) steps());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void packedImagesAreThoseOfALoaderOfThatCrop(int replicas) throws InterruptedException {
    check(LoadedSizesTest::packed, replicas);
  }

  @Test
  void soAreJpegsOfWhichFfcvDecodesAFraction() throws InterruptedException {
    check(this::ffcv, 1);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "0, true", "60, false"})
  void soAreThoseOfAFolder(int most, boolean scaled) throws InterruptedException {
    check(crop -> photographs(crop, RandomCrop.RESIZED, most, scaled), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PADDED", "NONE"})
  void aCropThatIsNotResizedHasOneSize(RandomCrop crop) {
    assertThat(photographs(FULL, crop, 0, false).inSizes((full, batch) -> full)).isEmpty();
  }

  @Test
  void theSizesAreAskedOfTheFullOne() {
    ImageSource sized =
        packed(FULL).inSizes((full, batch) -> ImageSize.square(full.height() - 1)).orElseThrow();
    assertThat(sized.size(1)).isEqualTo(ImageSize.square(FULL - 1));
    assertThat(sized.height()).as("room is for the largest").isEqualTo(FULL);
    assertThat(sized.classNames()).isEqualTo(packed(FULL).classNames());
  }
}
