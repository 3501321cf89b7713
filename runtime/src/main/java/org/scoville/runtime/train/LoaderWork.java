package org.scoville.runtime.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scoville.fact.ImageSize;
import org.scoville.ingredient.Place;
import org.scoville.runtime.algorithm.Behavior;
import org.scoville.runtime.algorithm.LoadedSizeBehavior;
import org.scoville.runtime.algorithm.OrderBehavior;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.algorithm.SampleBehavior;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.ImageChange;
import org.scoville.runtime.image.Sample;

/** The work of a plan's algorithms in the loader: they size and change images and repeat some. */
public final class LoaderWork implements ImageChange {
  private final List<Change> changes = new ArrayList<>();
  private final List<OrderBehavior> orders = new ArrayList<>();
  private final Map<String, LoadedSizeBehavior> sizes = new LinkedHashMap<>();

  /** A change of images and when it acts. */
  private record Change(SampleBehavior behavior, RunTiming runTiming) {

    /** The sizes that images of these sizes may have after it, in one batch or another. */
    Set<Size> after(Set<Size> sizes) {
      Set<Size> after = new HashSet<>(runTiming.always() ? Set.of() : sizes);
      if (runTiming.ever()) {
        sizes.forEach(
            size ->
                after.add(new Size(behavior.height(size.height()), behavior.width(size.width()))));
      }
      return after;
    }
  }

  private record Size(int height, int width) {
    long pixels() {
      return (long) height * width;
    }
  }

  /** Makes one behavior for each algorithm that acts on images while they are loaded. */
  public LoaderWork(TrainerParts parts, RunSettings settings) {
    List<Plan.Entry> entries = parts.plan().at(Place.SAMPLE).toList();
    Map<Class<?>, Behavior> made = parts.behaviors(settings, entries);
    for (Plan.Entry entry : entries) {
      Behavior behavior = made.get(entry.algorithm().getClass());
      if (behavior instanceof SampleBehavior change) {
        changes.add(new Change(change, settings.runTiming(entry.timing())));
      } else if (behavior instanceof OrderBehavior order) {
        orders.add(order);
      } else {
        throw TrainerParts.idle(entry);
      }
    }
    if (orders.size() > 1) {
      throw new TrainingProblem(
          "the recipe has %d algorithms that decide how often an image comes, which one can do; drop the others"
              .formatted(orders.size()));
    }
    findSizes(parts, settings);
  }

  private void findSizes(TrainerParts parts, RunSettings settings) {
    List<Plan.Entry> entries = parts.plan().at(Place.BATCH).toList();
    Map<Class<?>, Behavior> made = parts.behaviors(settings, entries);
    for (Plan.Entry entry : entries) {
      Class<?> type = entry.algorithm().getClass();
      if (made.get(type) instanceof LoadedSizeBehavior size) {
        sizes.put(type.getSimpleName(), size);
      }
    }
  }

  /** The source, or the same images in the sizes that algorithms leave to the loader. */
  public ImageSource sized(ImageSource source) {
    return sizes.isEmpty()
        ? source
        : source
            .inSizes(this::size)
            .orElseThrow(
                () ->
                    new TrainingProblem(
                        "%s leaves the sizes of images to the loader, which makes one size only; set its where = DEVICE, or load random resized crops"
                            .formatted(String.join(" and ", sizes.keySet()))));
  }

  private ImageSize size(ImageSize full, long batch) {
    ImageSize size = full;
    for (LoadedSizeBehavior behavior : sizes.values()) {
      size = behavior.loaded(size, batch);
    }
    return size;
  }

  /** Times in a row that the images of an epoch, counted from 0, come. */
  public int repeats(long epoch) {
    return orders.isEmpty() ? 1 : orders.get(0).repeats(epoch);
  }

  @Override
  public void change(Canvas image, Sample sample) {
    for (Change change : changes) {
      change.behavior().change(image, sample);
    }
  }

  @Override
  public int height(int height, long batch) {
    int left = height;
    for (Change change : changes) {
      left = change.runTiming().in(batch) ? change.behavior().height(left) : left;
    }
    return left;
  }

  @Override
  public int width(int width, long batch) {
    int left = width;
    for (Change change : changes) {
      left = change.runTiming().in(batch) ? change.behavior().width(left) : left;
    }
    return left;
  }

  @Override
  public long mostPixels(int height, int width) {
    Set<Size> sizes = Set.of(new Size(height, width));
    for (Change change : changes) {
      sizes = change.after(sizes);
    }
    return sizes.stream().mapToLong(Size::pixels).max().orElseThrow();
  }
}
