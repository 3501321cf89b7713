package org.scoville.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.scoville.fact.DropsLines;
import org.scoville.fact.FallsInSteps;
import org.scoville.fact.HasChannels;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Mixes;
import org.scoville.fact.MixingMethod;
import org.scoville.fact.NormalizesImages;
import org.scoville.fact.RateAndDecay;
import org.scoville.fact.RepeatsImages;
import org.scoville.fact.Resizes;
import org.scoville.fact.SizesImages;
import org.scoville.fact.SmoothsTargets;
import org.scoville.fact.TakesOneSize;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.SampleTransform;
import org.scoville.ingredient.TargetTransform;
import org.scoville.ingredient.UpdateRule;

/** Ingredients of plug-ins, with what each says of itself as its value: sense or nonsense. */
public final class Plugins {
  private Plugins() {}

  /** A list that may hold null. */
  public static List<Double> holding(Double... elements) {
    return Arrays.asList(elements);
  }

  /** A schedule with falls. */
  public record Stairs(List<Double> falls) implements RateCurve, FallsInSteps {
    @Override
    public List<Double> falls(int epochs) {
      return falls;
    }

    @Override
    public double factor(long step, long steps, long stepsPerEpoch) {
      return 1;
    }
  }

  /** A schedule with one factor. */
  public record Level(double factor) implements RateCurve {
    @Override
    public double factor(long step, long steps, long stepsPerEpoch) {
      return factor;
    }
  }

  /** A loader that normalizes. */
  public record Norms(List<Double> means, List<Double> deviations)
      implements Loader, NormalizesImages {}

  /** A loader that counts channels. */
  public record Colors(int channels) implements Loader, HasChannels {}

  /** A loader of images of so many pixels a side; with 0 it fails as a plug-in's method may. */
  public record Sized(int side) implements Loader, SizesImages {
    @Override
    public ImageSize trainingSize() {
      if (side == 0) {
        throw new UnsupportedOperationException("only for images\n  that are there");
      }
      return ImageSize.square(side);
    }

    @Override
    public Optional<EvaluationCrop> evaluationCrop() {
      return Optional.of(new EvaluationCrop(side, 0));
    }
  }

  /** A mixing algorithm. */
  public record Mixer(List<MixingMethod> mixingMethods) implements BatchTransform, Mixes {}

  /** A way of mixing whose weights are calculated when asked. */
  public record OddWay(double probability, double alpha, boolean pastes) implements MixingMethod {
    @Override
    public double lesserWeight() {
      throw new ArithmeticException("no series");
    }

    @Override
    public double partnerWeight() {
      return Double.NaN;
    }
  }

  /** A network of one size. */
  public record Patches(int imageSide) implements Network, TakesOneSize {}

  /** An optimizer. */
  public record Stepper(double learningRate, double weightDecay, double momentum)
      implements UpdateRule, RateAndDecay {}

  /** An optimizer with a decoupled decay of any size. */
  public record Halver(double learningRate, double weightDecay)
      implements UpdateRule, RateAndDecay {
    @Override
    public boolean decouplesDecay() {
      return true;
    }
  }

  /** An algorithm that resizes to nothing. */
  public record Shrinker() implements BatchTransform, Resizes {
    @Override
    public ImageSize resized(ImageSize loaded, long batch, long batches, long batchesPerEpoch) {
      return null;
    }
  }

  /** An algorithm that keeps of each image fewer lines than none. */
  public record Cutter(double droppedLines, boolean perBatch)
      implements BatchTransform, DropsLines {
    @Override
    public ImageSize kept(ImageSize size) {
      return new ImageSize(size.height() - 10_000, size.width());
    }
  }

  /** An algorithm that repeats images. */
  public record Repeater(int repeats) implements SampleTransform, RepeatsImages {}

  /** An algorithm that smooths targets. */
  public record Smoother(double smoothing) implements TargetTransform, SmoothsTargets {}
}
