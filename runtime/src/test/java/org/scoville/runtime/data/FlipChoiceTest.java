package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.data.Interpolation;
import org.scoville.data.RandomCrop;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Pictures;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;

class FlipChoiceTest {
  private static final List<Double> ZEROS = List.of(0.0, 0.0, 0.0);
  private static final List<Double> ONES = List.of(1.0, 1.0, 1.0);
  private static final int IMAGES = 60;

  @TempDir Path folder;

  private static FashionMnist flips(double flip, boolean alternating) {
    return new FashionMnist(0, flip, alternating, 0, 1);
  }

  @Property
  void anyTwoNeighboringEpochsSeeAnImageFromBothSides(
      @ForAll long seed,
      @ForAll @IntRange(max = 1 << 20) int image,
      @ForAll @LongRange(max = 1000) long epoch,
      @ForAll @IntRange(max = 3) int occurrence,
      @ForAll @DoubleRange(min = 0, max = 1) double flip) {
    Sample now = new Sample(1, image, epoch, occurrence, seed);
    Sample next = new Sample(9, image, epoch + 1, occurrence, seed);
    FashionMnist settings = flips(flip, true);
    assertThat(FlipChoice.mirrors(settings, now, Draw.of(1)))
        .isNotEqualTo(FlipChoice.mirrors(settings, next, Draw.of(2)));
  }

  @Property(tries = 100)
  void halfOfTheImagesAreMirroredInEachEpoch(
      @ForAll long seed, @ForAll @LongRange(max = 9) long epoch) {
    long mirrored =
        IntStream.range(0, 10_000)
            .filter(
                image ->
                    FlipChoice.mirrors(
                        flips(0.5, true), new Sample(1, image, epoch, 0, seed), Draw.of(1)))
            .count();
    // Six standard deviations of 50 images.
    assertThat(mirrored).isBetween(4_700L, 5_300L);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, false", "0, 1, true", "1, 0, true", "1, 1, false"})
  void theShareIsTheFirstEpochs(double flip, long epoch, boolean mirrored) {
    assertThat(FlipChoice.mirrors(flips(flip, true), new Sample(1, 3, epoch, 0, 5), Draw.of(1)))
        .isEqualTo(mirrored);
  }

  @Property(tries = 100)
  void byChanceItIsTheNextNumberOfTheSamplesStream(@ForAll long seed, @ForAll boolean odd) {
    Sample sample = new Sample(1, 3, odd ? 1 : 0, 0, seed);
    assertThat(FlipChoice.mirrors(flips(0.5, false), sample, Draw.of(seed, 7)))
        .isEqualTo(Draw.of(seed, 7).nextDouble() < 0.5);
  }

  @Test
  void aRunSeesEachImageFromBothSidesWhateverTheThreadsAndReplicas() throws Exception {
    writeImages();
    FashionMnistSource source =
        new FashionMnistSource(flips(0.5, true), DataSelection.all(folder), true);
    List<Map<Integer, Boolean>> alone = run(source, 1, 1);
    assertThat(run(source, 1, 3)).isEqualTo(alone);
    assertThat(run(source, 3, 2)).isEqualTo(alone);
    for (int epoch = 1; epoch < alone.size(); epoch++) {
      for (int image = 0; image < IMAGES; image++) {
        assertThat(alone.get(epoch).get(image)).isNotEqualTo(alone.get(epoch - 1).get(image));
      }
    }
    assertThat(alone.get(0).values()).contains(true, false);
  }

  /** Whether each image was mirrored, for each of four epochs. */
  private static List<Map<Integer, Boolean>> run(ImageSource source, int replicas, int threads)
      throws InterruptedException {
    BatchOrder order = BatchOrder.training(IMAGES, 12, 4);
    List<Map<Integer, Boolean>> epochs = new ArrayList<>();
    LoaderPlan plan = new LoaderPlan(replicas, 1, 4 * order.batchesPerEpoch(), 4, threads);
    try (BatchLoader loader = new BatchLoader(source, order, plan, warning -> {})) {
      for (long step = 1; step <= plan.lastStep(); step++) {
        if ((step - 1) % order.batchesPerEpoch() == 0) {
          epochs.add(new HashMap<>());
        }
        for (int rank = 0; rank < replicas; rank++) {
          try (HostBatch batch = loader.take(step, rank)) {
            ByteBuffer pixels = batch.images();
            for (int i = 0; i < batch.n(); i++) {
              int left = pixels.get(2 * i);
              int right = pixels.get(2 * i + 1);
              epochs.get(epochs.size() - 1).put(Math.max(left, right) - 1, left > right);
            }
          }
        }
      }
    }
    return epochs;
  }

  /** Image i has a black pixel and one of value i + 1, from left to right. */
  private void writeImages() throws Exception {
    ByteBuffer images = ByteBuffer.allocate(16 + 2 * IMAGES);
    images.putInt(0x803).putInt(IMAGES).putInt(1).putInt(2);
    IntStream.range(0, IMAGES).forEach(i -> images.put((byte) 0).put((byte) (i + 1)));
    Files.write(folder.resolve("train-images-idx3-ubyte"), images.array());
    ByteBuffer labels = ByteBuffer.allocate(8 + IMAGES).putInt(0x801).putInt(IMAGES);
    Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
  }

  @Test
  void imagesOfAFolderAlternateToo() throws Exception {
    GeneratedImages.writePng(folder.resolve("train/a/1.png"), 4, 4);
    ImageFolder settings =
        new ImageFolder(
            4, 0, RandomCrop.NONE, 0, 1, Interpolation.BILINEAR, 0, 0.5, true, false, ZEROS, ONES);
    ImageSource.Reader reader =
        FolderFinishing.open(settings, DataSelection.all(folder), true).reader();
    List<List<Byte>> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < 4; epoch++) {
      Canvas canvas = new Canvas(1, 1, 3);
      reader.read(new Sample(1, 0, epoch, 0, 5), Draw.of(5, epoch), canvas);
      List<Byte> bytes = new ArrayList<>();
      for (byte value : Pictures.bytes(canvas)) {
        bytes.add(value);
      }
      epochs.add(bytes);
    }
    assertThat(epochs.get(0)).isEqualTo(epochs.get(2)).isNotEqualTo(epochs.get(1));
    assertThat(epochs.get(1)).isEqualTo(epochs.get(3));
  }
}
