package org.scoville.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.Clipping;
import org.scoville.algorithm.DropDistribution;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.ErasingFill;
import org.scoville.algorithm.FixRes;
import org.scoville.algorithm.FlipTTA;
import org.scoville.algorithm.GradientClipping;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.RandomErasing;
import org.scoville.algorithm.SAM;
import org.scoville.algorithm.SWA;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.Granularity;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.AverageBehavior;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.BlurPoolSurgery;
import org.scoville.runtime.algorithm.ChannelsLastSurgery;
import org.scoville.runtime.algorithm.ClippedGradient;
import org.scoville.runtime.algorithm.EmaAverage;
import org.scoville.runtime.algorithm.EvaluationBehavior;
import org.scoville.runtime.algorithm.LabelSmoothingTargets;
import org.scoville.runtime.algorithm.MixUpMixing;
import org.scoville.runtime.algorithm.RandomErasingBoxes;
import org.scoville.runtime.algorithm.SamStep;
import org.scoville.runtime.algorithm.StochasticDepthSurgery;
import org.scoville.runtime.algorithm.SwaAverage;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.Chain;
import org.scoville.runtime.model.Convolution;
import org.scoville.runtime.model.GlobalAveragePool;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.NetworkDesign;
import org.scoville.runtime.model.Relu;
import org.scoville.runtime.model.Residual;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Layout;

/** A small network on random images, to be trained in different ways that should agree. */
final class SmallRun {
  static final int PIXELS = 12;
  static final int CHANNELS = 3;
  static final int CLASSES = 5;
  static final int BATCH = 8;
  static final Replica.DataFacts DATA =
      new Replica.DataFacts(
          ImageShapes.of(new ImageShape(CHANNELS, PIXELS, PIXELS)),
          CLASSES,
          List.of(127.0, 127.0, 127.0),
          List.of(64.0, 64.0, 64.0));

  private final Plan.Builder plan = Plan.builder();
  private final Map<Class<?>, Behavior.Factory> behaviors = new HashMap<>();
  private final boolean norms;
  private final int steps;
  private int microBatch;
  private Precision precision = Precision.FP32;
  private OptimizerBehavior optimizer =
      DecoupledSgdUpdater.behavior(new DecoupledSGD(0.05, 0.9, 0, 1e-3, true, false));

  SmallRun(boolean norms, int steps) {
    this.norms = norms;
    this.steps = steps;
  }

  SmallRun microBatch(int images) {
    microBatch = images;
    return this;
  }

  SmallRun in(Precision other) {
    precision = other;
    return this;
  }

  /** With another optimizer than DecoupledSGD. */
  SmallRun under(OptimizerBehavior other) {
    optimizer = other;
    return this;
  }

  SmallRun channelsLast() {
    plan.surgery(new ChannelsLast(), "");
    behaviors.put(ChannelsLast.class, (a, timing) -> new ChannelsLastSurgery());
    return this;
  }

  /** BlurPool in the stem, and the block dropped in every other pass or for half of the images. */
  SmallRun surgeries(DropMethod method) {
    return surgeries(method, 0);
  }

  /** The same with a rate that grows over a share of the run. */
  SmallRun surgeries(DropMethod method, double warmupFraction) {
    StochasticDepth depth =
        new StochasticDepth(
            method,
            0.5,
            DropDistribution.UNIFORM,
            DroppedBlocks.ALL,
            warmupFraction,
            Granularity.BATCH,
            false,
            true);
    plan.surgery(depth, "").surgery(new BlurPool(true, true, true, CHANNELS), "");
    behaviors.put(BlurPool.class, (a, timing) -> new BlurPoolSurgery((BlurPool) a));
    behaviors.put(
        StochasticDepth.class,
        (a, timing) -> new StochasticDepthSurgery((StochasticDepth) a, timing));
    return this;
  }

  /** MixUp, label smoothing, SAM every other step and an average. */
  SmallRun everything() {
    MixUp mixUp = new MixUp(0.4);
    plan.batch(mixUp, Timing.always(), "")
        .targets(new LabelSmoothing(0.1), Timing.always(), "")
        .targets(mixUp, Timing.always(), "")
        .step(new SAM(0.1, 1e-12), Timing.every(2), "")
        .average(new EMA(3, 0), Timing.always(), "");
    behaviors.put(MixUp.class, (a, timing) -> new MixUpMixing((MixUp) a, timing));
    behaviors.put(
        LabelSmoothing.class, (a, timing) -> new LabelSmoothingTargets((LabelSmoothing) a, timing));
    behaviors.put(SAM.class, (a, timing) -> new SamStep((SAM) a, timing));
    behaviors.put(EMA.class, (a, timing) -> new EmaAverage((EMA) a, timing));
    return this;
  }

  /** Boxes of noise in most images. */
  SmallRun erasing() {
    RandomErasing erasing =
        new RandomErasing(0.7, 0.1, 0.4, 0.5, 2, 1, 2, ErasingFill.NOISE_PER_PIXEL, List.of(0.0));
    plan.batch(erasing, Timing.always(), "");
    behaviors.put(
        RandomErasing.class, (a, timing) -> new RandomErasingBoxes((RandomErasing) a, timing));
    return this;
  }

  /** A mean of the weights of every step from a fifth to three fifths of the run. */
  SmallRun swa() {
    plan.average(new SWA(0.2, 0.6, 0, 1), Timing.always(), "");
    behaviors.put(SWA.class, (a, timing) -> new SwaAverage((SWA) a, timing));
    return this;
  }

  SmallRun sam(double rho) {
    plan.step(new SAM(rho, 1e-12), Timing.always(), "");
    behaviors.put(SAM.class, (a, timing) -> new SamStep((SAM) a, timing));
    return this;
  }

  /** Evaluation by two behaviors in this order, in place of those of FixRes and FlipTTA. */
  SmallRun evaluated(EvaluationBehavior first, EvaluationBehavior second) {
    plan.evaluation(new FixRes(12, 12, 12), "").evaluation(new FlipTTA(), "");
    behaviors.put(FixRes.class, (a, timing) -> first);
    behaviors.put(FlipTTA.class, (a, timing) -> second);
    return this;
  }

  /** With a behavior in place of EMA's. */
  SmallRun averaged(AverageBehavior behavior) {
    plan.average(new EMA(3, 0), Timing.always(), "");
    behaviors.put(EMA.class, (a, timing) -> behavior);
    return this;
  }

  SmallRun clipping(Clipping kind, double threshold) {
    plan.step(new GradientClipping(kind, threshold, 1e-3), Timing.always(), "");
    behaviors.put(
        GradientClipping.class, (a, timing) -> new ClippedGradient((GradientClipping) a, timing));
    return this;
  }

  TrainerParts parts() {
    return new TrainerParts(
        new Design(norms),
        Losses::binaryCrossEntropy,
        optimizer,
        (step, all, perEpoch) -> 1 - 0.5 * step / all,
        plan.build(),
        behaviors);
  }

  RunSettings settings() {
    return new RunSettings(1, steps, BATCH, microBatch, 7, 1, 0, precision);
  }

  private record Design(boolean norms) implements NetworkDesign {
    @Override
    public Blueprint blueprint(ImageShapes images, int classes) {
      List<Layer> branch = new ArrayList<>();
      branch.add(new Convolution("block.conv", 8, 8, 3, 1));
      if (norms) {
        branch.add(new BatchNorm("block.bn", 8));
      }
      return new Blueprint(
          Chain.of(
              new Convolution("conv", images.channels(), 8, 3, 2),
              new Relu(),
              new Residual("block", Residual.Kind.BASIC, new Chain(branch), Chain.of()),
              new GlobalAveragePool(),
              new Linear(
                  "fc",
                  8,
                  classes,
                  Initializers.kaimingNormal(Initializers.Fan.IN),
                  Optional.of(Initializers.logPrior()))),
          classes,
          Layout.CHANNELS_FIRST);
    }
  }

  /** One replica's share of a batch of random images; the same for every number of replicas. */
  static void step(Replica replica, int rank, int step, double factor, ReplicaGroup group) {
    step(replica, rank, step, factor, group, StopRequest.NEVER);
  }

  /** The same in a run that may be asked to stop; says whether the step was taken. */
  static boolean step(
      Replica replica, int rank, int step, double factor, ReplicaGroup group, StopRequest stop) {
    int share = BATCH / group.size();
    Draw draw = Draw.of(3, step);
    byte[] all = new byte[BATCH * PIXELS * PIXELS * CHANNELS];
    int[] labels = new int[BATCH];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) draw.nextInt(256);
    }
    for (int i = 0; i < BATCH; i++) {
      labels[i] = draw.nextInt(CLASSES);
    }
    int bytes = all.length / group.size();
    ByteBuffer images = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    images.put(all, rank * bytes, bytes).flip();
    int[] own = new int[share];
    System.arraycopy(labels, rank * share, own, 0, share);
    return replica.step(
        images,
        new Shape(share, PIXELS, PIXELS, CHANNELS),
        own,
        samples(step, rank * share, share),
        step + 1,
        factor,
        group,
        stop);
  }

  private static List<Sample> samples(int step, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(image -> new Sample(step + 1, image, 0, step, 7))
        .toList();
  }

  /** Trains on one device; returns the losses and then the weights. */
  List<float[]> alone() {
    ReplicaGroup group = new ReplicaGroup(1);
    try (Replica replica = new Replica(0, Device.cpu(), parts(), settings(), DATA)) {
      return train(replica, 0, group);
    }
  }

  List<float[]> train(Replica replica, int rank, ReplicaGroup group) {
    RunSettings settings = settings();
    float[] losses = new float[steps];
    for (int step = 0; step < steps; step++) {
      double factor = parts().rate().factor(step, settings.steps(), settings.stepsPerEpoch());
      step(replica, rank, step, factor, group);
      losses[step] = replica.loss();
    }
    return List.of(losses, replica.weights().parameters().values().toFloatArray());
  }

  /** Trains several replicas at once; returns what each of them found. */
  List<List<float[]>> together(int replicas) throws InterruptedException {
    ReplicaGroup group = new ReplicaGroup(replicas);
    List<List<float[]>> found = new ArrayList<>();
    List<Throwable> problems = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int rank = 0; rank < replicas; rank++) {
      found.add(List.of());
      int own = rank;
      Thread thread =
          new Thread(
              () -> {
                try (Replica replica = new Replica(own, Device.cpu(), parts(), settings(), DATA)) {
                  List<float[]> result = train(replica, own, group);
                  synchronized (found) {
                    found.set(own, result);
                  }
                } catch (RuntimeException | Error e) {
                  group.abort();
                  synchronized (found) {
                    problems.add(e);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!problems.isEmpty()) {
      throw new AssertionError(problems.get(0));
    }
    return found;
  }
}
