package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.data.ImageFolder;
import org.scoville.data.Interpolation;
import org.scoville.data.RandomCrop;
import org.scoville.fact.ImageSize;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.SmallResizing;
import org.scoville.runtime.data.FolderFinishing;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.GeneratedImages;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.observe.RunListener;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.wiring.Registered;

/** A run of two replicas whose loader makes images in the sizes of progressive resizing. */
class LoadedSizeRunTest {
  private static final int FULL = 16;
  private static final int EVALUATED = 20;
  private static final int EPOCHS = 3;
  private static final int STEPS = 2;
  private static final int BATCH = 4;
  private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);
  private static final ProgressiveResizing RECORD = SmallResizing.in(ResizingPlace.LOADER);

  @TempDir Path folder;

  @BeforeEach
  void someImagesOfTwoClasses() {
    TensorEngine.start();
    for (int i = 0; i < BATCH * STEPS; i++) {
      String name = "%s/%d.jpg".formatted(i % 2 == 0 ? "a" : "b", i);
      GeneratedImages.writeJpeg(folder.resolve("train").resolve(name), 40 + i, 30);
      GeneratedImages.writeJpeg(folder.resolve("val").resolve(name), 40 + i, 30);
    }
  }

  private ImageSource source(boolean training, RandomCrop crop) {
    return FolderFinishing.open(
        new ImageFolder(
            training ? FULL : EVALUATED,
            0,
            crop,
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

  /** The sides of the images that the network was given, those of evaluation last. */
  private List<Long> train(boolean channelsLast, RandomCrop crop) throws InterruptedException {
    Queue<Long> sides = new ConcurrentLinkedQueue<>();
    Plan.Builder plan = Plan.builder();
    if (channelsLast) {
      plan.surgery(new ChannelsLast(), "");
    }
    TrainerParts parts =
        new TrainerParts(
            new KitNetwork(
                (images, kernels) -> {
                  Shape shape = images.getShape();
                  assertThat(shape.get(3)).isEqualTo(shape.get(2));
                  sides.add(shape.get(2));
                }),
            Losses::binaryCrossEntropy,
            DecoupledSgdUpdater.behavior(new DecoupledSGD(0.05, 0.9, 0, 1e-3, true, false)),
            (step, all, perEpoch) -> 1,
            plan.batch(RECORD, Timing.always(), "").build(),
            Registered.algorithms());
    Training.run(
        parts,
        new RunSettings(EPOCHS, STEPS, BATCH, 0, 7, 1, 0, Precision.FP32),
        List.of(Device.cpu(), Device.cpu()),
        new RunData(source(true, crop), source(false, crop), 2),
        new RunListener() {},
        StopRequest.NEVER,
        RunKeeping.of(
            new ResultSink() {
              @Override
              public void keep(Replica replica) {}

              @Override
              public void rescue(Replica replica, long steps) {
                throw new AssertionError("failed after " + steps);
              }
            }));
    return sides.stream().toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachReplicaTrainsOnTheSizesOfTheDevicesWay(boolean channelsLast)
      throws InterruptedException {
    List<Long> expected = new ArrayList<>();
    IntStream.rangeClosed(1, EPOCHS * STEPS)
        .mapToObj(batch -> RECORD.resized(ImageSize.square(FULL), batch, EPOCHS * STEPS, STEPS))
        .forEach(size -> expected.addAll(Collections.nCopies(2, (long) size.height())));
    assertThat(expected).contains(8L, 16L);
    List<Long> found = train(channelsLast, RandomCrop.RESIZED);
    assertThat(found.subList(0, expected.size())).isEqualTo(expected);
    assertThat(found.subList(expected.size(), found.size()))
        .isNotEmpty()
        .containsOnly((long) EVALUATED);
  }

  @Test
  void aLoaderOfOneSizeIsRefused() {
    assertThatThrownBy(() -> train(false, RandomCrop.NONE))
        .isInstanceOf(TrainingProblem.class)
        .hasMessage(
            "ProgressiveResizing leaves the sizes of images to the loader, which makes one size"
                + " only; set its where = DEVICE, or load random resized crops");
  }
}
