package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.ErasingFill;
import org.scoville.algorithm.RandomErasing;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.algorithm.RandomErasingBoxes.Box;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;

@Covers({RandomErasing.class})
class RandomErasingTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 10, 10);
  private static final List<Double> VALUES = List.of(0.25, -1.5, 3.0);

  private static RandomErasing record(double probability, int most, ErasingFill fill) {
    return new RandomErasing(probability, 0.02, 0.33, 0.3, 3.3, 1, most, fill, VALUES);
  }

  private static List<Sample> samples(int count, long seed) {
    return IntStream.range(0, count).mapToObj(i -> new Sample(1, i, 0, i % 2, seed)).toList();
  }

  private static MicroBatch batch(Workbench bench, int part, int pass, List<Sample> samples) {
    NDArray labels = bench.manager().zeros(new Shape(samples.size(), 2));
    return new MicroBatch(1, 0, part, pass, 5, labels, samples);
  }

  private static NDArray noise(Workbench bench, int count, int height, int width) {
    Draw draw = Draw.of(4);
    float[] values = new float[count * 3 * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) draw.nextGaussian();
    }
    return bench.array(values, count, 3, height, width);
  }

  @Property(tries = 40)
  void pixelsInTheBoxesAreReplacedAndNoOthers(
      @ForAll @IntRange(min = 1, max = 5) int count,
      @ForAll @IntRange(min = 2, max = 24) int height,
      @ForAll @IntRange(min = 2, max = 24) int width,
      @ForAll @IntRange(min = 1, max = 3) int most,
      @ForAll ErasingFill fill,
      @ForAll boolean channelsLast,
      @ForAll long seed) {
    try (Workbench bench = new Workbench()) {
      RandomErasing record = record(0.7, most, fill);
      NDArray plain = noise(bench, count, height, width);
      NDArray images = channelsLast ? bench.channelsLast(plain) : plain;
      MicroBatch batch = batch(bench, 0, 0, samples(count, seed));
      float[] before = images.toFloatArray();
      NDArray erased =
          new RandomErasingBoxes(record, ALWAYS).images(images, batch, bench.kernels());
      assertThat(bench.kernels().strides(erased)).isEqualTo(bench.kernels().strides(images));
      assertThat(images.toFloatArray()).as("the images that came in").isEqualTo(before);
      float[] expected = before.clone();
      for (int row = 0; row < count; row++) {
        for (Box box : RandomErasingBoxes.choices(record).boxes(batch, row, height, width)) {
          fill(expected, box, fill, height, width);
        }
      }
      float[] actual = erased.toFloatArray();
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).isCloseTo(expected[i], Offset.offset(2e-5f));
      }
    }
  }

  private static void fill(float[] images, Box box, ErasingFill fill, int height, int width) {
    Draw draw = Draw.of(box.key());
    double[] color = {draw.nextGaussian(), draw.nextGaussian(), draw.nextGaussian()};
    for (int c = 0; c < 3; c++) {
      for (int y = box.top(); y < box.top() + box.height(); y++) {
        for (int x = box.left(); x < box.left() + box.width(); x++) {
          double value =
              switch (fill) {
                case VALUES -> VALUES.get(c);
                case NOISE_PER_BOX -> color[c];
                case NOISE_PER_PIXEL -> gaussian(box.key(), (y * width + x) * 3L + c);
              };
          images[((box.row() * 3 + c) * height + y) * width + x] = (float) value;
        }
      }
    }
  }

  /** SplitMix64's number of this index from a key, and what Box and Muller make of its halves. */
  private static double gaussian(long key, long index) {
    long z = key + (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    double radius = Math.sqrt(-2 * Math.log(((z >>> 32) + 0.5) / (1L << 32)));
    return radius * Math.cos(2 * Math.PI * (z & 0xFFFFFFFFL) / (1L << 32));
  }

  @Property(tries = 200)
  void boxesLieInsideTheImageAndHaveTheAreasAndShapesAskedFor(
      @ForAll @IntRange(min = 4, max = 300) int height,
      @ForAll @IntRange(min = 4, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 4) int count,
      @ForAll long seed) {
    RandomErasing record =
        new RandomErasing(1, 0.05, 0.4, 0.5, 2, count, count, ErasingFill.VALUES, VALUES);
    try (Workbench bench = new Workbench()) {
      MicroBatch batch = batch(bench, 0, 0, samples(4, seed));
      List<Box> boxes = RandomErasingBoxes.choices(record).boxes(batch, 2, height, width);
      assertThat(boxes.size()).isLessThanOrEqualTo(count);
      for (Box box : boxes) {
        assertThat(box.row()).isEqualTo(2);
        assertThat(box.top()).isBetween(0, height - box.height());
        assertThat(box.left()).isBetween(0, width - box.width());
        assertThat(box.height()).isBetween(0, height - 1);
        assertThat(box.width()).isBetween(0, width - 1);
        double image = (double) height * width / count;
        // Both sides are rounded by up to a half.
        assertThat((box.height() + 0.5) * (box.width() + 0.5)).isGreaterThanOrEqualTo(0.05 * image);
        assertThat((box.height() - 0.5) * (box.width() - 0.5)).isLessThanOrEqualTo(0.4 * image);
        assertThat((box.height() + 0.5) / Math.max(0.1, box.width() - 0.5))
            .isGreaterThanOrEqualTo(0.5);
        assertThat((box.width() + 0.5) / Math.max(0.1, box.height() - 0.5))
            .isGreaterThanOrEqualTo(0.5);
      }
    }
  }

  @Property(tries = 20)
  void neitherMicroBatchesNorPassesNorReplicasChangeWhatIsErased(
      @ForAll ErasingFill fill, @ForAll @IntRange(min = 1, max = 5) int first, @ForAll long seed) {
    try (Workbench bench = new Workbench()) {
      RandomErasingBoxes erasing = new RandomErasingBoxes(record(0.6, 2, fill), ALWAYS);
      NDArray images = noise(bench, 6, 16, 12);
      List<Sample> samples = samples(6, seed);
      float[] whole =
          erasing.images(images, batch(bench, 0, 0, samples), bench.kernels()).toFloatArray();
      NDArray upper =
          erasing.images(
              images.get(":" + first),
              new MicroBatch(1, 1, 3, 1, 5, images, samples.subList(0, first)),
              bench.kernels());
      List<NDArray> parts = new ArrayList<>(List.of(upper));
      if (first < 6) {
        parts.add(
            erasing.images(
                images.get(first + ":"),
                batch(bench, 1, 1, samples.subList(first, 6)),
                bench.kernels()));
      }
      NDArray joined = parts.size() == 1 ? upper : upper.concat(parts.get(1));
      assertThat(joined.toFloatArray()).isEqualTo(whole);
    }
  }

  @Property(tries = 20)
  void aProbabilityOfZeroErasesNothingAndOneErasesEveryImage(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 0.2) double area) {
    try (Workbench bench = new Workbench()) {
      NDArray images = noise(bench, 8, 20, 20);
      MicroBatch batch = batch(bench, 0, 0, samples(8, seed));
      assertThat(
              new RandomErasingBoxes(record(0, 1, ErasingFill.VALUES), ALWAYS)
                  .images(images, batch, bench.kernels()))
          .isSameAs(images);
      RandomErasing all =
          new RandomErasing(1, area, area, 0.5, 2, 1, 1, ErasingFill.VALUES, List.of(100.0));
      NDArray erased = new RandomErasingBoxes(all, ALWAYS).images(images, batch, bench.kernels());
      for (int row = 0; row < 8; row++) {
        assertThat(erased.get(row).max().getFloat()).isEqualTo(100);
      }
    }
  }

  @Test
  void aProbabilityIsTheShareOfImagesErased() {
    try (Workbench bench = new Workbench()) {
      int erased = 0;
      MicroBatch batch = batch(bench, 0, 0, samples(5000, 1));
      for (int row = 0; row < 5000; row++) {
        erased +=
            RandomErasingBoxes.choices(record(0.3, 1, ErasingFill.VALUES))
                .boxes(batch, row, 64, 64)
                .size();
      }
      assertThat(erased / 5000.0).isBetween(0.275, 0.325);
    }
  }

  @Test
  void noiseIsStandardNormal() {
    try (Workbench bench = new Workbench()) {
      NDArray keys = bench.manager().create(new long[] {1, 2, -3});
      NDArray noise = ErasingKernels.noise(keys, 100, 100, 3, bench.kernels());
      assertThat(noise.mean().getFloat()).isBetween(-0.02f, 0.02f);
      assertThat(noise.square().mean().getFloat()).isBetween(0.98f, 1.02f);
      assertThat(noise.max().getFloat()).isBetween(3.5f, 7f);
      assertThat(noise.get(0).toFloatArray()).isNotEqualTo(noise.get(1).toFloatArray());
    }
  }

  @Test
  void outsideItsWindowItLeavesTheImagesAlone() {
    try (Workbench bench = new Workbench()) {
      NDArray images = noise(bench, 2, 8, 8);
      RunTiming second = new RunTiming(Timing.every(2), 10, 10);
      assertThat(
              new RandomErasingBoxes(record(1, 1, ErasingFill.VALUES), second)
                  .images(images, batch(bench, 0, 0, samples(2, 1)), bench.kernels()))
          .isSameAs(images);
    }
  }

  @Test
  void valuesForOtherChannelsThanTheImagesHaveAreRefused() {
    try (Workbench bench = new Workbench()) {
      NDArray gray = bench.array(new float[256], 1, 1, 16, 16);
      MicroBatch batch = batch(bench, 0, 0, samples(1, 1));
      RandomErasingBoxes erasing = new RandomErasingBoxes(record(1, 1, ErasingFill.VALUES), ALWAYS);
      assertThatThrownBy(() -> erasing.images(gray, batch, bench.kernels()))
          .hasMessage(
              "RandomErasing.values has 3 numbers and the images have 1 channel; give one number,"
                  + " or one for each channel");
    }
  }
}
