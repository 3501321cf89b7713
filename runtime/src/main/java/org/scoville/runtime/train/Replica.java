package org.scoville.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.ingredient.Place;
import org.scoville.runtime.algorithm.AverageBehaviour;
import org.scoville.runtime.algorithm.BatchBehaviour;
import org.scoville.runtime.algorithm.Behaviour;
import org.scoville.runtime.algorithm.EvaluationBehaviour;
import org.scoville.runtime.algorithm.EvaluationBehaviour.Predictor;
import org.scoville.runtime.algorithm.GradientBehaviour;
import org.scoville.runtime.algorithm.GradientSearch;
import org.scoville.runtime.algorithm.MicroBatch;
import org.scoville.runtime.algorithm.StepBehaviour;
import org.scoville.runtime.algorithm.TargetBehaviour;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Moment;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.optimizer.Updater;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.StepScope;
import org.scoville.runtime.tensor.TensorEngine;

/**
 * One copy of the network on one device, with its optimizer and its algorithms.
 *
 * <p>Made, used and closed on one thread. Replicas start from the same seed and take the same
 * averaged gradients, so their parameters stay equal to the bit; batch-norm statistics are each
 * replica's own.
 */
public final class Replica implements AutoCloseable {
  /** In place of a class, when the network's outputs are no numbers. */
  static final int NO_ANSWER = -1;

  private final int rank;
  private final Device device;
  private final Course course;
  private final Parts parts;
  private final NDManager base;
  private final Kernels kernels;
  private final Weights weights;
  private final FlatGradient gradient;
  private final Updater updater;
  private final Pixels pixels;
  private final List<BatchBehaviour> onBatch;
  private final List<TargetBehaviour> onTargets;
  private final Optional<StepBehaviour> stepRule;
  private final List<GradientBehaviour> onGradient;
  private final List<AverageBehaviour> averages;
  private final List<EvaluationBehaviour> onEvaluation;
  private boolean settled = true;

  /**
   * What the data tells a replica.
   *
   * @param images shapes of the images as they are loaded
   * @param classes number of classes
   * @param mean mean of a byte, for each channel
   * @param deviation standard deviation of a byte, for each channel
   */
  public record DataFacts(
      ImageShapes images, int classes, List<Double> mean, List<Double> deviation) {}

  /** Builds the network on a device, from this thread on. */
  public Replica(int rank, Device device, Parts parts, Course course, DataFacts data) {
    GradMode.off();
    TensorEngine.threads(course.threads());
    this.rank = rank;
    this.device = device;
    this.course = course;
    this.parts = parts;
    this.base = NDManager.newBaseManager(device);
    this.kernels = Kernels.load(device);
    Map<Class<?>, Behaviour> behaviours = parts.behave(course);
    this.weights =
        new Weights(parts.blueprint(behaviours, course, data.images(), data.classes()), base);
    weights.initialize(course.seed(), kernels);
    this.gradient = new FlatGradient(weights.parameters().layout(), base, kernels);
    this.updater = parts.optimizer().start(weights.parameters(), base, kernels);
    this.pixels = pixels(data);
    this.onBatch = Parts.at(parts.plan(), Place.BATCH, behaviours, BatchBehaviour.class);
    this.onTargets = Parts.at(parts.plan(), Place.TARGETS, behaviours, TargetBehaviour.class);
    this.stepRule = Parts.search(parts.plan(), behaviours);
    this.onGradient = Parts.changes(parts.plan(), behaviours);
    this.averages = Parts.at(parts.plan(), Place.AVERAGE, behaviours, AverageBehaviour.class);
    this.onEvaluation =
        Parts.at(parts.plan(), Place.EVALUATION, behaviours, EvaluationBehaviour.class);
  }

  /** The network. */
  public Weights weights() {
    return weights;
  }

  /**
   * The average to be judged and saved: the first in the plan's order that has one to offer, if any
   * does by now.
   */
  public Optional<Weights> average() {
    return averages.stream().flatMap(average -> average.average().stream()).findFirst();
  }

  /** This replica's kernels. */
  public Kernels kernels() {
    return kernels;
  }

  /**
   * Whether the weights are those between two steps, or as good as: not while an optimizer or an
   * algorithm is at work on them.
   */
  public boolean isSettled() {
    return settled;
  }

  /** Loss of the last step, averaged over the replicas; waits for the device. */
  public float loss() {
    return gradient.loss().toFloatArray()[0];
  }

  /**
   * Takes an optimizer step together with the other replicas.
   *
   * @param images this replica's share: a direct buffer of (N, H, W, C) bytes
   * @param labels classes of the N images
   * @param samples which images they are; none if they don't come from a loader
   * @param batch number of the step, counted from 1
   * @param factor what the schedule says of the rate
   * @param stop asked before every micro-batch but the first; all replicas then drop the step
   * @return whether the step was taken; if not, everything is as it was before
   */
  public boolean step(
      ByteBuffer images,
      Shape shape,
      int[] labels,
      List<Sample> samples,
      long batch,
      double factor,
      ReplicaGroup group,
      StopRequest stop) {
    for (AverageBehaviour average : averages) {
      average.before(weights, batch, base, kernels);
    }
    try (StepScope scope = StepScope.under(base)) {
      NDArray uploaded = pixels.upload(images, shape, device, scope);
      NDArray oneHot = scope.manager().create(labels).oneHot(weights.blueprint().classes());
      settled = stepRule.isEmpty();
      Share share = new Share(uploaded, oneHot, samples, batch, scope, stop);
      find(share);
      if (group.agree(rank, share.brokenOff)) {
        share.takeBack();
        settled = true;
        return false;
      }
      if (group.size() > 1) {
        group.average(rank, gradient.all(), kernels);
      }
      for (GradientBehaviour behaviour : onGradient) {
        behaviour.change(gradient, weights, batch, kernels);
      }
      settled = false;
      updater.step(gradient, factor);
      for (AverageBehaviour average : averages) {
        average.after(weights, batch, base, kernels);
      }
      settled = true;
      return true;
    }
  }

  private void find(GradientSearch search) {
    if (stepRule.isPresent()) {
      stepRule.get().find(search);
    } else {
      search.pass(0);
    }
  }

  /** One replica's share of a batch, through the network as often as the step rule asks. */
  private final class Share implements GradientSearch {
    private final NDArray images;
    private final NDArray oneHot;
    private final List<Sample> samples;
    private final long batch;
    private final StepScope step;
    private final StopRequest stop;
    private final FlatBuffers.Copy statistics;
    private boolean brokenOff;

    Share(
        NDArray images,
        NDArray oneHot,
        List<Sample> samples,
        long batch,
        StepScope step,
        StopRequest stop) {
      this.images = images;
      this.oneHot = oneHot;
      this.samples = samples;
      this.batch = batch;
      this.step = step;
      this.stop = stop;
      this.statistics = weights.buffers().copy(step, kernels);
    }

    /** Batch norms have seen the micro-batches of a step that is dropped. */
    void takeBack() {
      weights.buffers().comeBack(statistics, kernels);
    }

    @Override
    public long batch() {
      return batch;
    }

    @Override
    public Weights weights() {
      return weights;
    }

    @Override
    public FlatGradient gradient() {
      return gradient;
    }

    @Override
    public Kernels kernels() {
      return kernels;
    }

    @Override
    public void pass(int number) {
      int count = Math.toIntExact(images.getShape().get(0));
      int size = course.microBatch() == 0 ? count : Math.min(course.microBatch(), count);
      for (int start = 0, part = 0; start < count; start += size, part++) {
        int end = Math.min(count, start + size);
        brokenOff |= number + part > 0 && stop.getAsBoolean();
        if (brokenOff) {
          return;
        }
        try (StepScope scope = StepScope.under(base)) {
          NDArray slice = kernels.rows(images, start, end, scope);
          NDArray labels = kernels.rows(oneHot, start, end, scope);
          List<Sample> own = samples.isEmpty() ? samples : samples.subList(start, end);
          MicroBatch micro = new MicroBatch(batch, rank, part, number, course.seed(), labels, own);
          learn(slice, micro, (double) (end - start) / count, scope);
        }
      }
    }

    private void learn(NDArray slice, MicroBatch micro, double share, StepScope scope) {
      NDArray inputs = slice;
      for (BatchBehaviour behaviour : onBatch) {
        inputs = behaviour.images(inputs, micro, kernels);
      }
      NDArray targets = micro.labels();
      for (TargetBehaviour behaviour : onTargets) {
        targets = behaviour.targets(targets, micro, kernels);
      }
      Found found = backward(inputs, targets, micro.moment(), share, scope);
      if (micro.part() == 0) {
        gradient.set(found.leaves(), found.loss(), step);
      } else {
        gradient.add(found.leaves(), found.loss(), scope);
      }
    }
  }

  /** What a backward pass found. */
  private record Found(FlatParameters.Leaves leaves, NDArray loss) {}

  private Found backward(
      NDArray images, NDArray targets, Moment moment, double share, StepScope scope) {
    return GradMode.recording(
        () -> {
          FlatParameters.Leaves leaves = weights.parameters().leaves(scope);
          NDArray logits = weights.train(images, leaves, moment, kernels);
          NDArray loss = parts.loss().of(logits, targets, kernels).mul(share);
          Ops.backward(loss);
          return new Found(leaves, loss);
        });
  }

  /** What turns bytes into images here, by the means of where they come from. */
  Pixels pixels(DataFacts data) {
    return new Pixels(base, data.mean(), data.deviation(), weights.blueprint().layout(), kernels);
  }

  /** The class of each image, made by the means of its own source, or {@link #NO_ANSWER}. */
  long[] answers(Weights judged, Pixels evaluated, ByteBuffer images, Shape shape) {
    try (StepScope scope = StepScope.under(base)) {
      NDArray uploaded = evaluated.upload(images, shape, device, scope);
      return kernels.answers(logits(judged, uploaded, scope)).toLongArray();
    }
  }

  /** Logits (N, classes) of evaluation images (N, C, H, W), as the recipe has them found. */
  NDArray logits(Weights judged, NDArray images, StepScope scope) {
    Predictor predictor = each -> judged.evaluate(each, scope, kernels);
    for (int i = onEvaluation.size() - 1; i >= 0; i--) {
      EvaluationBehaviour outer = onEvaluation.get(i);
      Predictor inner = predictor;
      predictor = each -> outer.logits(each, inner, kernels);
    }
    return predictor.logits(images);
  }

  /** Long-lived arrays, and so what steps may not add to. */
  int arrays() {
    return base.getManagedArrays().size();
  }

  @Override
  public void close() {
    base.close();
    kernels.close();
  }
}
