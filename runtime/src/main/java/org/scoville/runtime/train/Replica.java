package org.scoville.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.scoville.ingredient.Place;
import org.scoville.runtime.algorithm.AverageBehavior;
import org.scoville.runtime.algorithm.BatchBehavior;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.EvaluationBehavior;
import org.scoville.runtime.algorithm.EvaluationBehavior.Predictor;
import org.scoville.runtime.algorithm.GradientBehavior;
import org.scoville.runtime.algorithm.MicroBatch;
import org.scoville.runtime.algorithm.StepBehavior;
import org.scoville.runtime.algorithm.StepContext;
import org.scoville.runtime.algorithm.TargetBehavior;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.observe.StepKind;
import org.scoville.runtime.optimizer.Updater;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.state.SavedState;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateProblem;
import org.scoville.runtime.state.StateRestore;
import org.scoville.runtime.state.StateSize;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
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
  private final RunSettings settings;
  private final NDManager base;
  private final Kernels kernels;
  private final Weights weights;
  private final FlatGradient gradient;
  private final Updater updater;
  private final ImageUpload imageUpload;
  private final MicroBatchPass passes;
  private final Optional<StepBehavior> stepRule;
  private final List<GradientBehavior> onGradient;
  private final List<AverageBehavior> averages;
  private final List<EvaluationBehavior> onEvaluation;
  private final ReplicaState state;
  private boolean settled = true;

  /**
   * The facts about the data that a replica needs.
   *
   * @param images shapes of the images as they are loaded
   * @param classes number of classes
   * @param mean mean of a byte, for each channel
   * @param deviation standard deviation of a byte, for each channel
   */
  public record DataFacts(
      ImageShapes images, int classes, List<Double> mean, List<Double> deviation) {}

  /** Builds the network on a device, from this thread on. */
  public Replica(
      int rank, Device device, TrainerParts parts, RunSettings settings, DataFacts data) {
    GradMode.off();
    TensorEngine.threads(settings.threads());
    this.rank = rank;
    this.device = device;
    this.settings = settings;
    this.base = NDManager.newBaseManager(device);
    this.kernels = Kernels.load(device);
    Map<Class<?>, Behavior> behaviors = parts.behaviors(settings);
    this.weights =
        new Weights(
            parts.blueprint(behaviors, settings, data.images(), data.classes()),
            base,
            settings.floatType());
    weights.initialize(settings.seed(), kernels);
    parts.start().ifPresent(start -> start.into(weights, kernels));
    this.gradient = new FlatGradient(weights.parameters().layout(), base, kernels);
    this.updater = parts.optimizer().start(weights.parameters(), base, kernels);
    this.imageUpload = imageUpload(data);
    this.passes =
        new MicroBatchPass(
            TrainerParts.at(parts.plan(), Place.BATCH, behaviors, BatchBehavior.class),
            TrainerParts.at(parts.plan(), Place.TARGETS, behaviors, TargetBehavior.class),
            parts.loss(),
            weights,
            gradient,
            kernels);
    this.stepRule = TrainerParts.search(parts.plan(), behaviors);
    this.onGradient = TrainerParts.changes(parts.plan(), behaviors);
    this.averages = TrainerParts.at(parts.plan(), Place.AVERAGE, behaviors, AverageBehavior.class);
    this.onEvaluation =
        TrainerParts.at(parts.plan(), Place.EVALUATION, behaviors, EvaluationBehavior.class);
    this.state = new ReplicaState(weights, updater, behaviors, base, kernels);
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

  /** Room for copies of the state on this device; rank 0's takes also what all have alike. */
  public StateCopy stateCopy() {
    return new StateCopy(rank == 0, base, kernels);
  }

  /** Room on this device for a copy of what another rank keeps of its own. */
  StateCopy stateCopyOfAnother() {
    return new StateCopy(false, base, kernels);
  }

  /** A scope within this replica's memory. */
  StepScope scope() {
    return StepScope.under(base);
  }

  /** A checksum of the parameters; waits for the device. */
  long checksum() {
    CRC32 crc = new CRC32();
    crc.update(weights.parameters().values().toByteBuffer());
    return crc.getValue();
  }

  /** The bytes of all that is kept from step to step, or will be by the end of the run. */
  public StateSize stateSize() {
    return state.size();
  }

  /** Copies all that is kept from step to step. */
  public void copyTo(StateCopy copy) {
    state.walk(copy.walk());
  }

  /**
   * Puts back all that was kept from step to step.
   *
   * @throws StateProblem if it was saved by another recipe
   */
  void restore(SavedState saved) {
    StateRestore restore = new StateRestore(saved, kernels);
    state.walk(restore);
    restore.checkAllTaken();
  }

  /** This replica's kernels. */
  public Kernels kernels() {
    return kernels;
  }

  /**
   * Whether the weights are those between two steps, as far as they matter: not while an optimizer
   * or an algorithm is at work on them.
   */
  public boolean isSettled() {
    return settled;
  }

  /** The kind of the last step, or of the one that was dropped since. */
  StepKind lastStep() {
    return passes.kind();
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
      RankGroup group,
      StopRequest stop) {
    for (AverageBehavior average : averages) {
      average.before(weights, batch, base, kernels);
    }
    try (StepScope scope = StepScope.under(base)) {
      NDArray uploaded = imageUpload.upload(images, shape, device, scope);
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
      for (GradientBehavior behavior : onGradient) {
        behavior.change(gradient, weights, batch, kernels);
      }
      settled = false;
      updater.step(gradient, factor);
      for (AverageBehavior average : averages) {
        average.after(weights, batch, base, kernels);
      }
      settled = true;
      return true;
    }
  }

  private void find(StepContext search) {
    if (stepRule.isPresent()) {
      stepRule.get().find(search);
    } else {
      search.pass(0);
    }
  }

  /** One replica's share of a batch, through the network as often as the step rule asks. */
  private final class Share implements StepContext {
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

    /** Restores the batch-norm statistics, which have seen micro-batches of the dropped step. */
    void takeBack() {
      weights.buffers().restore(statistics, kernels);
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
      int size = settings.microBatch() == 0 ? count : Math.min(settings.microBatch(), count);
      try (StepScope copies = StepScope.under(base)) {
        List<NDArray> parameters = weights.forPasses(copies, kernels);
        for (int start = 0, part = 0; start < count; start += size, part++) {
          brokenOff |= number + part > 0 && stop.getAsBoolean();
          if (brokenOff) {
            return;
          }
          take(parameters, number, part, start, Math.min(count, start + size));
        }
      }
    }

    private void take(List<NDArray> parameters, int number, int part, int start, int end) {
      try (StepScope scope = StepScope.under(base)) {
        NDArray slice = kernels.rows(images, start, end, scope);
        NDArray labels = kernels.rows(oneHot, start, end, scope);
        List<Sample> own = samples.isEmpty() ? samples : samples.subList(start, end);
        MicroBatch micro = new MicroBatch(batch, rank, part, number, settings.seed(), labels, own);
        double share = (double) (end - start) / images.getShape().get(0);
        passes.take(slice, micro, parameters, share, step, scope);
      }
    }
  }

  /** The upload for images of a source, with the means of that source. */
  ImageUpload imageUpload(DataFacts data) {
    return new ImageUpload(
        base, data.mean(), data.deviation(), weights.blueprint().layout(), kernels);
  }

  /** The predicted class of each image, or {@link #NO_ANSWER}. */
  long[] answers(Weights judged, ImageUpload evaluated, ByteBuffer images, Shape shape) {
    try (StepScope scope = StepScope.under(base)) {
      NDArray uploaded = evaluated.upload(images, shape, device, scope);
      return kernels.answers(logits(judged, uploaded, scope)).toLongArray();
    }
  }

  /** Logits of images of a loader with this replica's own weights, one image after the other. */
  float[] logits(ImageUpload evaluated, ByteBuffer images, Shape shape) {
    try (StepScope scope = StepScope.under(base)) {
      NDArray uploaded = evaluated.upload(images, shape, device, scope);
      return logits(weights, uploaded, scope).toFloatArray();
    }
  }

  /**
   * Logits (N, classes) of evaluation images (N, C, H, W), as the recipe's evaluation algorithms
   * find them.
   */
  NDArray logits(Weights judged, NDArray images, StepScope scope) {
    Predictor predictor = each -> judged.evaluate(each, scope, kernels);
    for (int i = onEvaluation.size() - 1; i >= 0; i--) {
      EvaluationBehavior outer = onEvaluation.get(i);
      Predictor inner = predictor;
      predictor = each -> outer.logits(each, inner, kernels);
    }
    return predictor.logits(images);
  }

  /** The number of long-lived arrays, which must not grow with the steps. */
  int arrays() {
    return base.getManagedArrays().size();
  }

  @Override
  public void close() {
    base.close();
    kernels.close();
  }
}
