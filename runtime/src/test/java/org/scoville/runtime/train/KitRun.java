package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.fact.ImageSize;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.EvaluationRule;
import org.scoville.ingredient.ModelSurgery;
import org.scoville.ingredient.SampleTransform;
import org.scoville.ingredient.StepRule;
import org.scoville.ingredient.TargetTransform;
import org.scoville.ingredient.WeightAverage;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.LoadedSizeBehavior;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.SampleBehavior;
import org.scoville.runtime.checkpoint.CheckpointFile;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.tensor.StepScope;
import org.scoville.runtime.wiring.Registered;

/**
 * A short training of {@link KitNetwork} with one algorithm, in all the places where it acts.
 *
 * @param algorithm the algorithm's record
 * @param timing when it acts
 * @param channelsLast whether images lie channels-last
 * @param microBatch images that go through the network at once; 0 means a replica's whole share
 * @param rank the replica, if there is only one
 * @param seed seed of the algorithm's randomness; the first weights don't follow from it
 * @param rate factor of the learning rate
 */
record KitRun(
    Record algorithm,
    Timing timing,
    boolean channelsLast,
    int microBatch,
    int rank,
    long seed,
    double rate) {
  static final int STEPS = 4;

  private static final Map<Class<?>, Behavior.Factory> BEHAVIORS = Registered.algorithms();
  private static final Replica.DataFacts DATA =
      new Replica.DataFacts(
          ImageShapes.of(new ImageShape(KitImages.CHANNELS, KitImages.PIXELS, KitImages.PIXELS)),
          KitImages.CLASSES,
          List.of(127.0, 127.0, 127.0),
          List.of(64.0, 64.0, 64.0));

  /** A plain run on one replica. */
  static KitRun of(Record algorithm, Timing timing) {
    return new KitRun(algorithm, timing, false, 0, 0, 7, 1);
  }

  KitRun inChannelsLast() {
    return new KitRun(algorithm, timing, true, microBatch, rank, seed, rate);
  }

  KitRun inParts(int images) {
    return new KitRun(algorithm, timing, channelsLast, images, rank, seed, rate);
  }

  KitRun as(int other) {
    return new KitRun(algorithm, timing, channelsLast, microBatch, other, seed, rate);
  }

  KitRun seeded(long other) {
    return new KitRun(algorithm, timing, channelsLast, microBatch, rank, other, rate);
  }

  /** With weights that never change, so that roundings don't grow from step to step. */
  KitRun unmoved() {
    return new KitRun(algorithm, timing, channelsLast, microBatch, rank, seed, 0);
  }

  private RunSettings settings() {
    return new RunSettings(2, STEPS / 2, KitImages.BATCH, microBatch, seed, 1, 0, Precision.FP32);
  }

  private Plan plan() {
    Plan.Builder plan = Plan.builder();
    if (algorithm instanceof ModelSurgery) {
      plan.surgery((Record & ModelSurgery) algorithm, "");
    }
    if (channelsLast && !(algorithm instanceof ChannelsLast)) {
      plan.surgery(new ChannelsLast(), "");
    }
    if (algorithm instanceof SampleTransform) {
      plan.sample((Record & SampleTransform) algorithm, timing, "");
    }
    if (algorithm instanceof BatchTransform) {
      plan.batch((Record & BatchTransform) algorithm, timing, "");
    }
    if (algorithm instanceof TargetTransform) {
      plan.targets((Record & TargetTransform) algorithm, timing, "");
    }
    if (algorithm instanceof StepRule) {
      plan.step((Record & StepRule) algorithm, timing, "");
    }
    if (algorithm instanceof WeightAverage) {
      plan.average((Record & WeightAverage) algorithm, timing, "");
    }
    if (algorithm instanceof EvaluationRule) {
      plan.evaluation((Record & EvaluationRule) algorithm, "");
    }
    return plan.build();
  }

  /** The behaviors that act on an image; the loader runs them, and a replica does not. */
  private List<SampleBehavior> onSample() {
    if (algorithm instanceof SampleTransform) {
      RunTiming runTiming = new RunTiming(timing, settings().steps(), settings().stepsPerEpoch());
      Behavior made = BEHAVIORS.get(algorithm.getClass()).create(algorithm, runTiming);
      return made instanceof SampleBehavior behavior ? List.of(behavior) : List.of();
    }
    return List.of();
  }

  /** The size in which the loader makes the images of a batch. */
  private ImageSize loaded(long batch) {
    RunTiming runTiming = new RunTiming(timing, settings().steps(), settings().stepsPerEpoch());
    Behavior made = BEHAVIORS.get(algorithm.getClass()).create(algorithm, runTiming);
    return made instanceof LoadedSizeBehavior behavior
        ? behavior.loaded(KitImages.FULL, batch)
        : KitImages.FULL;
  }

  private TrainerParts parts(KitFound found) {
    return new TrainerParts(
        new KitNetwork(found::image),
        (logits, targets, kernels) -> {
          assertThat(targets.getShape()).isEqualTo(logits.getShape());
          return Losses.binaryCrossEntropy(logits, targets, kernels);
        },
        DecoupledSgdUpdater.behavior(new DecoupledSGD(0.05, 0.9, 0, 1e-3, true, false)),
        (step, all, perEpoch) -> rate,
        plan(),
        BEHAVIORS);
  }

  /** The shapes of the images that the network is built for. */
  ImageShapes shapes() {
    TrainerParts parts = parts(new KitFound());
    return parts.shapes(parts.behaviors(settings()), settings(), DATA.images());
  }

  /** The algorithms of the run that don't say what they keep. */
  List<String> silent() {
    return ReplicaState.silent(parts(new KitFound()).behaviors(settings()));
  }

  /** Trains one replica. */
  KitFound alone() {
    return alone(replica -> {});
  }

  /** Trains one replica, and shows it around before it is closed. */
  KitFound alone(Consumer<Replica> guest) {
    return train(rank, new ReplicaGroup(1), guest);
  }

  /** Trains replicas side by side; what each of them found. */
  List<KitFound> together(int replicas) throws InterruptedException {
    ReplicaGroup group = new ReplicaGroup(replicas);
    ExecutorService threads = Executors.newFixedThreadPool(replicas);
    try {
      List<Future<KitFound>> running = new ArrayList<>();
      for (int each = 0; each < replicas; each++) {
        int own = each;
        running.add(threads.submit(() -> train(own, group, replica -> {})));
      }
      List<KitFound> found = new ArrayList<>();
      for (Future<KitFound> one : running) {
        found.add(one.get());
      }
      return found;
    } catch (ExecutionException e) {
      throw new AssertionError(this + " failed on one of " + replicas + " replicas", e);
    } finally {
      threads.shutdown();
    }
  }

  /** Trains one replica up to a step, saves it, and trains another from there to the end. */
  KitFound resumed(int after, Path file) {
    KitFound found = new KitFound();
    ReplicaGroup group = new ReplicaGroup(1);
    try (Replica replica = new Replica(rank, Device.cpu(), parts(found), settings(), DATA)) {
      replica.weights().initialize(1, replica.kernels());
      steps(replica, 1, after, rank, group, found);
      StateCopy copy =
          new StateCopy(
              true, replica.weights().parameters().values().getManager(), replica.kernels());
      replica.copyTo(copy);
      CheckpointFile.write(file, after, List.of(copy), NullNode.getInstance());
    }
    try (Replica replica = new Replica(rank, Device.cpu(), parts(found), settings(), DATA)) {
      replica.restore(CheckpointFile.read(file).replica(0));
      steps(replica, after + 1, STEPS, rank, group, found);
      found.ended(replica);
    }
    return found;
  }

  private KitFound train(int own, ReplicaGroup group, Consumer<Replica> guest) {
    KitFound found = new KitFound();
    try (Replica replica = new Replica(own, Device.cpu(), parts(found), settings(), DATA)) {
      replica.weights().initialize(1, replica.kernels());
      steps(replica, 1, STEPS, own, group, found);
      found.ended(replica);
      guest.accept(replica);
      return found;
    } catch (RuntimeException | Error e) {
      group.abort();
      throw e;
    }
  }

  private void steps(
      Replica replica, int first, int last, int own, ReplicaGroup group, KitFound found) {
    for (int step = first; step <= last; step++) {
      KitImages images =
          KitImages.of(step, own % group.size(), group.size(), seed, loaded(step), onSample());
      int[] labels = images.labels().stream().mapToInt(Integer::intValue).toArray();
      replica.step(
          images.bytes(),
          images.shape(),
          labels,
          images.samples(),
          step,
          rate,
          group,
          StopRequest.NEVER);
      found.stepped(replica);
    }
  }

  /** The logits of the evaluated weights on unchanged images. */
  static float[] logits(Replica replica) {
    return logits(replica, replica.average().orElse(replica.weights()));
  }

  /** The logits of these weights on unchanged images. */
  static float[] logits(Replica replica, Weights judged) {
    KitImages images = KitImages.of(STEPS + 1, 0, 1, 0, KitImages.FULL, List.of());
    try (NDManager base = NDManager.newBaseManager();
        StepScope scope = StepScope.under(base)) {
      NDArray uploaded =
          new ImageUpload(
                  base,
                  DATA.mean(),
                  DATA.deviation(),
                  judged.blueprint().layout(),
                  replica.kernels())
              .upload(images.bytes(), images.shape(), Device.cpu(), scope);
      return replica.logits(judged, uploaded, scope).toFloatArray();
    }
  }
}
