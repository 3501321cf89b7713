package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.MixUpOrCutMix;
import org.scoville.algorithm.Partner;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;

/**
 * Checks of properties that all mixing algorithms share, with the choices that they draw
 * themselves.
 */
@Covers({MixUp.class, CutMix.class, MixUpOrCutMix.class})
class MixingTest {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 10, 10);

  @Provide
  Arbitrary<Record> records() {
    Arbitrary<Double> alpha = Arbitraries.of(0.0, 0.1, 0.3, 1.0, 4.0);
    Arbitrary<Double> chance = Arbitraries.of(0.0, 0.5, 1.0);
    return Arbitraries.oneOf(
        alpha.map(MixUp::new),
        Combinators.combine(alpha, Arbitraries.of(true, false)).as(CutMix::new),
        Combinators.combine(alpha, alpha, chance, chance, Arbitraries.of(Partner.values()))
            .as(MixUpOrCutMix::new));
  }

  @Provide
  Arbitrary<Pictures> pictures() {
    return Pictures.any();
  }

  private static Behavior behavior(Record record) {
    if (record instanceof MixUp mixUp) {
      return new MixUpMixing(mixUp, ALWAYS);
    }
    return record instanceof CutMix cutMix
        ? new CutMixMixing(cutMix, ALWAYS)
        : new MixUpOrCutMixMixing((MixUpOrCutMix) record, ALWAYS);
  }

  /** The images and targets of a pass, in this order, by one behavior. */
  private record Seen(NDArray images, NDArray targets) {
    static Seen by(Behavior behavior, Pictures pictures, int pass, float[] values, Workbench b) {
      MicroBatch batch = pictures.batch(b, pass);
      NDArray images = pictures.on(b, values);
      return new Seen(
          ((BatchBehavior) behavior).images(images, batch, b.kernels()),
          ((TargetBehavior) behavior).targets(batch.labels(), batch, b.kernels()));
    }
  }

  @Property(tries = 200)
  void imagesAndTargetsHaveTheSameMixture(
      @ForAll("records") Record record, @ForAll("pictures") Pictures pictures) {
    float[] values = new float[pictures.values().length];
    int pixels = values.length / pictures.samples();
    for (int i = 0; i < values.length; i++) {
      int sample = i / pixels;
      values[i] = sample;
    }
    try (Workbench bench = new Workbench()) {
      Behavior behavior = behavior(record);
      for (int pass = 0; pass < 2; pass++) {
        Seen seen = Seen.by(behavior, pictures, pass, values, bench);
        float[] images =
            seen.images().reshape(pictures.samples(), -1).mean(new int[] {1}).toFloatArray();
        float[] targets = seen.targets().toFloatArray();
        for (int n = 0; n < pictures.samples(); n++) {
          double mixture = 0;
          double sum = 0;
          for (int c = 0; c < pictures.samples(); c++) {
            double weight = targets[n * pictures.samples() + c];
            assertThat(weight).isBetween(-1e-6, 1 + 1e-6);
            mixture += c * weight;
            sum += weight;
          }
          assertThat(sum).as("weights of %d", n).isCloseTo(1, Offset.offset(1e-6));
          assertThat(mixture).as("image %d", n).isCloseTo(images[n], Offset.offset(1e-5));
        }
      }
    }
  }

  @Property(tries = 100)
  void theSeedDecides(@ForAll("records") Record record, @ForAll("pictures") Pictures pictures) {
    try (Workbench bench = new Workbench()) {
      Seen one = Seen.by(behavior(record), pictures, 0, pictures.values(), bench);
      Seen same = Seen.by(behavior(record), pictures, 0, pictures.values(), bench);
      assertThat(same.images().toFloatArray()).isEqualTo(one.images().toFloatArray());
      assertThat(same.targets().toFloatArray()).isEqualTo(one.targets().toFloatArray());
      assertThat(pictures.laidOutAlike(one.images(), bench)).as("layout").isTrue();
    }
  }

  @Test
  void eachPassOfAStepDrawsItsOwnMixture() {
    Pictures pictures = new Pictures(5, 2, 13, 13, true, 3);
    Record[] records = {
      new MixUp(1), new CutMix(1, false), new MixUpOrCutMix(1, 1, 0.5, 1, Partner.PERMUTED)
    };
    try (Workbench bench = new Workbench()) {
      for (Record record : records) {
        Behavior behavior = behavior(record);
        List<String> targets =
            IntStream.range(0, 10)
                .mapToObj(pass -> Seen.by(behavior, pictures, pass, pictures.values(), bench))
                .map(seen -> Arrays.toString(seen.targets().toFloatArray()))
                .distinct()
                .toList();
        // A window may be too small to hold a pixel, twice.
        assertThat(targets).as("%s", record).hasSizeGreaterThan(7);
      }
    }
  }

  @Property(tries = 20)
  void anAlphaOfZeroChangesNothing(@ForAll("pictures") Pictures pictures) {
    Record[] records = {
      new MixUp(0), new CutMix(0, false), new MixUpOrCutMix(0, 0, 0.5, 1, Partner.FLIPPED)
    };
    try (Workbench bench = new Workbench()) {
      for (Record record : records) {
        Seen seen = Seen.by(behavior(record), pictures, 0, pictures.values(), bench);
        assertThat(seen.images().toFloatArray()).isEqualTo(pictures.values());
        assertThat(seen.targets()).isEqualTo(pictures.targets(bench));
      }
    }
  }

  @Test
  void targetsBeforeTheirImagesAreRefused() {
    Pictures pictures = new Pictures(2, 3, 4, 4, true, 1);
    CutMixMixing mixing = new CutMixMixing(new CutMix(1, false), ALWAYS);
    try (Workbench bench = new Workbench()) {
      mixing.images(pictures.on(bench), pictures.batch(bench, 0), bench.kernels());
      MicroBatch next = pictures.batch(bench, 1);
      assertThatThrownBy(() -> mixing.targets(next.labels(), next, bench.kernels()))
          .hasMessageContaining("batch 1, part 0, pass 1 are mixed before their images");
    }
  }

  @Test
  void whereItDoesNotActNothingChanges() {
    RunTiming second = new RunTiming(Timing.every(2), 10, 10);
    Pictures pictures = new Pictures(4, 3, 4, 4, true, 1);
    try (Workbench bench = new Workbench()) {
      for (Behavior behavior :
          new Behavior[] {
            new MixUpMixing(new MixUp(1), second),
            new CutMixMixing(new CutMix(1, false), second),
            new MixUpOrCutMixMixing(new MixUpOrCutMix(1, 1, 0.5, 1, Partner.ROLLED), second)
          }) {
        Seen seen = Seen.by(behavior, pictures, 0, pictures.values(), bench);
        assertThat(seen.images().toFloatArray()).isEqualTo(pictures.values());
        assertThat(seen.targets()).isEqualTo(pictures.targets(bench));
      }
    }
  }
}
