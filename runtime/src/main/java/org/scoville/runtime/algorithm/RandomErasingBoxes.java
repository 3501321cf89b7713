package org.scoville.runtime.algorithm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.scoville.algorithm.RandomErasing;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.text.NumberText;

/**
 * {@link RandomErasing}: fills boxes in some images of the batch.
 *
 * <p>The first boxes of all images are filled at once, then all second ones, and so on.
 */
public final class RandomErasingBoxes implements BatchBehavior, Stateless {
  private static final int TRIES = 10;

  private final RunTiming timing;
  private final Choices choices;
  private final Fills fills;

  /**
   * A box to be filled.
   *
   * @param row its image's number in the micro-batch
   * @param top first row of pixels
   * @param left first column
   * @param height rows
   * @param width columns
   * @param key where the random numbers of its filling begin
   */
  public record Box(int row, int top, int left, int height, int width, long key) {}

  /** Where images are erased. */
  @FunctionalInterface
  public interface Choices {
    /** The boxes of one image of a micro-batch, whose size is in pixels. */
    List<Box> boxes(MicroBatch batch, int row, int height, int width);
  }

  /** What boxes are filled with. */
  @FunctionalInterface
  public interface Fills {
    /**
     * The filling of one box an image.
     *
     * @param boxes the boxes, R of them
     * @param images shape of the images, (N, C, H, W)
     * @return float32 numbers to be spread over (R, H, W, C), of which the boxes are taken
     */
    NDArray of(List<Box> boxes, Shape images, NDManager manager, Kernels kernels);
  }

  /** The behavior in a run. */
  public RandomErasingBoxes(RandomErasing record, RunTiming timing) {
    this(timing, choices(record), fills(record));
  }

  /** The behavior with choices made elsewhere, for replaying a reference. */
  public RandomErasingBoxes(RunTiming timing, Choices choices, Fills fills) {
    this.timing = timing;
    this.choices = choices;
    this.fills = fills;
  }

  /** Where images are erased under these hyperparameters. */
  public static Choices choices(RandomErasing record) {
    return (batch, row, height, width) -> draw(record, batch, row, height, width);
  }

  /** What boxes are filled with under these hyperparameters. */
  public static Fills fills(RandomErasing record) {
    return switch (record.fill()) {
      case VALUES -> (boxes, images, manager, kernels) -> values(record, images, manager);
      case NOISE_PER_PIXEL ->
          (boxes, images, manager, kernels) ->
              ErasingKernels.noise(
                  longs(boxes, Box::key, manager),
                  images.get(2),
                  images.get(3),
                  images.get(1),
                  kernels);
      case NOISE_PER_BOX -> (boxes, images, manager, kernels) -> colors(boxes, images, manager);
    };
  }

  private static List<Box> draw(
      RandomErasing record, MicroBatch batch, int row, int height, int width) {
    Draw draw = batch.imageDraw(row, "random-erasing");
    List<Box> boxes = new ArrayList<>();
    if (!draw.nextChance(record.probability())) {
      return boxes;
    }
    int fewest = Math.min(record.minCount(), record.maxCount());
    int count = fewest + draw.nextInt(Math.abs(record.maxCount() - record.minCount()) + 1);
    for (int i = 0; i < count; i++) {
      box(record, count, draw, row, height, width).ifPresent(boxes::add);
    }
    return boxes;
  }

  private static Optional<Box> box(
      RandomErasing record, int count, Draw draw, int row, int height, int width) {
    double low = StrictMath.log(record.minAspect());
    double high = StrictMath.log(record.maxAspect());
    for (int i = 0; i < TRIES; i++) {
      double share = draw.nextDouble(record.minArea(), record.maxArea());
      double area = share * height * width / count;
      double ratio = StrictMath.exp(draw.nextDouble(low, high));
      int h = (int) Math.rint(Math.sqrt(area * ratio));
      int w = (int) Math.rint(Math.sqrt(area / ratio));
      if (h < height && w < width) {
        int top = draw.nextInt(height - h + 1);
        int left = draw.nextInt(width - w + 1);
        return Optional.of(new Box(row, top, left, h, w, draw.nextLong()));
      }
    }
    return Optional.empty();
  }

  private static NDArray values(RandomErasing record, Shape images, NDManager manager) {
    int given = record.values().size();
    if (given != 1 && given != images.get(1)) {
      throw new IllegalArgumentException(
          "RandomErasing.values has %s and the images have %s; give one number, or one for each channel"
              .formatted(
                  NumberText.count(given, "number"), NumberText.count(images.get(1), "channel")));
    }
    float[] values = new float[given];
    for (int i = 0; i < given; i++) {
      values[i] = record.values().get(i).floatValue();
    }
    return manager.create(values, new Shape(1, 1, 1, given));
  }

  private static NDArray colors(List<Box> boxes, Shape images, NDManager manager) {
    int channels = Math.toIntExact(images.get(1));
    float[] colors = new float[boxes.size() * channels];
    for (int i = 0; i < boxes.size(); i++) {
      Draw draw = Draw.of(boxes.get(i).key());
      for (int c = 0; c < channels; c++) {
        colors[i * channels + c] = (float) draw.nextGaussian();
      }
    }
    return manager.create(colors, new Shape(boxes.size(), 1, 1, channels));
  }

  @Override
  public NDArray images(NDArray images, MicroBatch batch, Kernels kernels) {
    if (!timing.in(batch.batch())) {
      return images;
    }
    NDArray erased = images;
    for (List<Box> boxes : rounds(images.getShape(), batch)) {
      erased = erase(erased, boxes, kernels);
    }
    return erased;
  }

  private List<List<Box>> rounds(Shape images, MicroBatch batch) {
    List<List<Box>> rounds = new ArrayList<>();
    for (int row = 0; row < images.get(0); row++) {
      List<Box> boxes = choices.boxes(batch, row, (int) images.get(2), (int) images.get(3));
      for (int i = 0; i < boxes.size(); i++) {
        if (i == rounds.size()) {
          rounds.add(new ArrayList<>());
        }
        rounds.get(i).add(boxes.get(i));
      }
    }
    return rounds;
  }

  private NDArray erase(NDArray images, List<Box> boxes, Kernels kernels) {
    NDManager manager = images.getManager();
    long[] bounds = new long[4 * boxes.size()];
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      bounds[i] = box.top();
      bounds[boxes.size() + i] = (long) box.top() + box.height();
      bounds[2 * boxes.size() + i] = box.left();
      bounds[3 * boxes.size() + i] = (long) box.left() + box.width();
    }
    return ErasingKernels.erase(
        images,
        longs(boxes, Box::row, manager),
        manager.create(bounds, new Shape(4, boxes.size())),
        fills.of(boxes, images.getShape(), manager, kernels),
        kernels);
  }

  private static NDArray longs(List<Box> boxes, ToLongFunction<Box> number, NDManager manager) {
    return manager.create(boxes.stream().mapToLong(number).toArray());
  }
}
