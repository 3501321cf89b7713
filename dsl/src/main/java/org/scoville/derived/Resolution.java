package org.scoville.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.scoville.fact.ImageSize;
import org.scoville.recipe.RecipeSpec;

/**
 * The sizes of the images that the network trains on.
 *
 * @param height height of the loader's images
 * @param width width of the loader's images
 * @param stages the sizes, one after the other
 * @param resizer who resizes images, if a step has resized ones
 * @param firstFullStep first step, counted from 1, from which on nothing resizes the loader's
 *     images
 * @param pixels mean pixels of an image over the run, as a share of the loader's
 */
public record Resolution(
    int height,
    int width,
    List<Stage> stages,
    Optional<Resizer> resizer,
    OptionalLong firstFullStep,
    double pixels) {

  /** Copies the list. */
  public Resolution {
    stages = List.copyOf(stages);
  }

  /** Who resizes the images of a batch. */
  public enum Resizer {
    /** The loader, which makes each crop in the size of its batch. */
    LOADER,
    /** The device, which gets images of full size from the loader. */
    DEVICE
  }

  /**
   * Steps with images of one size.
   *
   * @param firstStep its first step, counted from 1
   * @param lastStep its last step
   * @param height height of an image, in a batch where everything acts that may
   * @param width width of an image there
   * @param resized whether the loader's images are resized; dropping lines is not resizing
   * @param pixels mean pixels of an image, as a share of the loader's
   */
  public record Stage(
      long firstStep, long lastStep, int height, int width, boolean resized, double pixels) {
    /** Number of its steps. */
    public long steps() {
      return lastStep - firstStep + 1;
    }
  }

  /** The sizes in a recipe; empty while its length or the size of its images is unknown. */
  public static Optional<Resolution> of(RecipeSpec recipe, DataContext context) {
    if (!context.isSized()) {
      return Optional.empty();
    }
    return RunLength.running(recipe)
        .map(
            run ->
                of(
                    context,
                    run,
                    new SizesOverTime(
                        recipe, run, new ImageSize(context.height(), context.width()))));
  }

  private static Resolution of(DataContext context, RunLength run, SizesOverTime shrinking) {
    List<Stage> stages = new ArrayList<>();
    long from = 1;
    while (from <= run.steps()) {
      Stage stage = shrinking.stageFrom(from);
      stages.add(stage);
      from = stage.lastStep() + 1;
    }
    double pixels = 0;
    for (Stage stage : stages) {
      pixels += stage.pixels() * stage.steps() / run.steps();
    }
    Optional<Resizer> resizer =
        shrinking.resizer().filter(it -> stages.stream().anyMatch(Stage::resized));
    return new Resolution(context.height(), context.width(), stages, resizer, full(stages), pixels);
  }

  private static OptionalLong full(List<Stage> stages) {
    OptionalLong first = OptionalLong.empty();
    for (Stage stage : stages) {
      if (stage.resized()) {
        first = OptionalLong.empty();
      } else if (first.isEmpty()) {
        first = OptionalLong.of(stage.firstStep());
      }
    }
    return first;
  }
}
