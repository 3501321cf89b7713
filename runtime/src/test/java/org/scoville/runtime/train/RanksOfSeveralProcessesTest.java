package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.MixUp;
import org.scoville.data.ImageFolder;
import org.scoville.data.Interpolation;
import org.scoville.data.RandomCrop;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.data.FolderFinishing;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.observe.EvaluationReport;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.parallel.RankGroup;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.state.StateCopy;
import org.scoville.runtime.state.StateSize;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.wiring.Registered;

/** Ranks of two processes, played by two runs in one, do what as many ranks of one process do. */
class RanksOfSeveralProcessesTest {
  private static final int SIDE = 16;
  private static final int BATCH = 8;
  private static final int STEPS = 3;
  private static final int RANKS = 4;
  private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);

  @TempDir Path folder;

  /** Some of the ranks of a group. */
  private record Part(RankGroup all, int first, int local) implements RankGroup {
    @Override
    public int size() {
      return all.size();
    }

    @Override
    public void await(int rank) {
      all.await(rank);
    }

    @Override
    public void abort() {
      all.abort();
    }

    @Override
    public int union(int rank, int bits) {
      return all.union(rank, bits);
    }

    @Override
    public long[] sum(int rank, long... counts) {
      return all.sum(rank, counts);
    }

    @Override
    public void average(int rank, NDArray flat, Kernels kernels) {
      all.average(rank, flat, kernels);
    }

    @Override
    public void broadcast(int rank, int root, NDArray flat, Kernels kernels) {
      all.broadcast(rank, root, flat, kernels);
    }
  }

  /** What a process has found: the states that its checkpoint would have, and its evaluations. */
  private static final class Found implements CheckpointSink, RunListener, ResultSink {
    private final List<String> states = new ArrayList<>();
    private final List<String> evaluations = new ArrayList<>();
    private int kept;

    @Override
    public void starts(StateSize state, int replicas) {}

    @Override
    public boolean isDue(Moment moment, long step) {
      return true;
    }

    @Override
    public void take(RunProgress progress, List<StateCopy> replicas) {
      for (int rank = 0; rank < replicas.size(); rank++) {
        for (StateCopy.Named named : replicas.get(rank).arrays()) {
          FloatBuffer floats = named.bytes().asFloatBuffer();
          float[] values = new float[floats.remaining()];
          floats.get(values);
          states.add(
              "%d %d %s %s"
                  .formatted(progress.step(), rank, named.name(), Arrays.hashCode(values)));
        }
        states.add(
            "%d %d %s".formatted(progress.step(), rank, new TreeMap<>(replicas.get(rank).own())));
      }
    }

    @Override
    public void withdraw() {}

    @Override
    public void settle() {}

    @Override
    public void evaluated(EvaluationReport report) {
      evaluations.add(
          "%d %s %s of %d"
              .formatted(report.epoch(), report.weights(), report.top1(), report.images()));
    }

    @Override
    public void keep(Replica replica) {
      kept++;
    }

    @Override
    public void rescue(Replica replica, long steps) {
      throw new AssertionError("failed after " + steps);
    }
  }

  @BeforeEach
  void someImagesOfTwoClasses() {
    TensorEngine.start();
    for (int i = 0; i < BATCH * STEPS; i++) {
      String name = "%s/%d.jpg".formatted(i % 2 == 0 ? "a" : "b", i);
      GeneratedImages.writeJpeg(folder.resolve("train").resolve(name), 20 + i, 30);
      // A number that neither the batch nor the ranks divide.
      if (i != 7) {
        GeneratedImages.writeJpeg(folder.resolve("val").resolve(name), 20 + i, 30);
      }
    }
  }

  private ImageSource source(boolean training) {
    return FolderFinishing.open(
        new ImageFolder(
            SIDE,
            0,
            training ? RandomCrop.RESIZED : RandomCrop.NONE,
            0,
            0.5,
            Interpolation.BILINEAR,
            0,
            0.5,
            false,
            false,
            HALVES,
            HALVES),
        DataSelection.all(folder),
        training);
  }

  private Found train(RankGroup group) throws InterruptedException {
    TrainerParts parts =
        new TrainerParts(
            new KitNetwork((images, kernels) -> {}),
            Losses::binaryCrossEntropy,
            DecoupledSgdUpdater.behavior(new DecoupledSGD(0.05, 0.9, 0, 1e-3, true, false)),
            (step, all, perEpoch) -> 1,
            Plan.builder()
                .batch(new MixUp(0.2), Timing.always(), "")
                .targets(new MixUp(0.2), Timing.always(), "")
                .average(new EMA(3, 0), Timing.always(), "")
                .build(),
            Registered.algorithms());
    Found found = new Found();
    Training.run(
        parts,
        new RunSettings(2, STEPS, BATCH, 0, 7, 1, 1, Precision.FP32),
        Collections.nCopies(group.local(), Device.cpu()),
        new RunData(source(true), source(false), 2),
        group.first() == 0 ? found : new RunListener() {},
        StopRequest.NEVER,
        group.first() == 0 ? new RunKeeping(found, found, Optional.empty()) : RunKeeping.of(found),
        group);
    return found;
  }

  @Test
  void statesAndEvaluationsAreThoseOfOneProcess() throws Exception {
    Found alone = train(new ReplicaGroup(RANKS));
    ReplicaGroup all = new ReplicaGroup(RANKS);
    ExecutorService processes = Executors.newFixedThreadPool(2);
    try {
      List<Future<Found>> both =
          IntStream.of(0, 2)
              .mapToObj(first -> processes.submit(() -> train(new Part(all, first, 2))))
              .toList();
      Found first = both.get(0).get();
      assertThat(first.evaluations).hasSize(3).isEqualTo(alone.evaluations);
      assertThat(first.evaluations).allSatisfy(it -> assertThat(it).endsWith("of 23"));
      assertThat(first.states).isEqualTo(alone.states);
      assertThat(first.states).anySatisfy(it -> assertThat(it).startsWith("6 3 "));
      assertThat(first.kept).isEqualTo(1);
      assertThat(both.get(1).get().kept).isZero();
      assertThat(both.get(1).get().states).isEmpty();
    } finally {
      processes.shutdownNow();
    }
  }
}
