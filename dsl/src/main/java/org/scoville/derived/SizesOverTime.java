package org.scoville.derived;

import java.util.List;
import java.util.Optional;
import org.scoville.fact.DropsLines;
import org.scoville.fact.ImageSize;
import org.scoville.fact.Resizes;
import org.scoville.recipe.ActiveBatches;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Timing;

/** The sizes of a run's training images, batch by batch, after resizing and dropping of lines. */
final class SizesOverTime {
  private final RunLength run;
  private final ImageSize loaded;
  private final ImageSize asLoaded;
  private final Optional<DeclaredFact<DropsLines>> dropping;
  private final ActiveBatches drops;
  private final Optional<DeclaredFact<Resizes>> resizing;
  private final ActiveBatches resizes;
  private final ActiveBatches both;

  SizesOverTime(RecipeSpec recipe, RunLength run, ImageSize asLoaded) {
    this.run = run;
    this.asLoaded = asLoaded;
    Optional<DeclaredFact<DropsLines>> lines = recipe.declared(DropsLines.class);
    this.resizing = recipe.declared(Resizes.class);
    boolean whileLoading = resizing.filter(it -> it.ask(Resizes::whileLoading)).isPresent();
    this.loaded =
        lines
            .filter(it -> !whileLoading && !it.ask(DropsLines::perBatch))
            .map(it -> it.<ImageSize>ask(l -> l.kept(asLoaded)))
            .orElse(asLoaded);
    this.dropping = lines.filter(it -> whileLoading || it.ask(DropsLines::perBatch));
    Optional<Timing> drop = timing(recipe, dropping);
    Optional<Timing> resize = timing(recipe, resizing);
    this.drops = batches(drop);
    this.resizes = batches(resize);
    this.both = batches(drop.flatMap(it -> resize.map(it::and)));
  }

  /** Who resizes, if anything does. */
  Optional<Resolution.Resizer> resizer() {
    return resizing.map(
        it ->
            it.<Boolean>ask(Resizes::whileLoading)
                ? Resolution.Resizer.LOADER
                : Resolution.Resizer.DEVICE);
  }

  private static Optional<Timing> timing(
      RecipeSpec recipe, Optional<? extends DeclaredFact<?>> algorithm) {
    return algorithm.flatMap(it -> recipe.use(it.ingredient().method())).map(AlgorithmUse::timing);
  }

  private ActiveBatches batches(Optional<Timing> timing) {
    return timing.map(it -> it.batches(run.steps())).orElse(ActiveBatches.none());
  }

  /** The stage that begins with a step. */
  Resolution.Stage stageFrom(long from) {
    ImageSize resized = resized(from);
    long until = lastLike(from, resized, windowEnd(from));
    ImageSize dropped = dropped(resized);
    double steps = until - from + 1.0;
    double resizing = resizes.within(from, until) / steps;
    double dropping = drops.within(from, until) / steps;
    double both = this.both.within(from, until) / steps;
    double mean =
        both * dropped.pixels()
            + (resizing - both) * resized.pixels()
            + (dropping - both) * dropped(loaded).pixels()
            + (1 - resizing - dropping + both) * loaded.pixels();
    ImageSize shown = drops.opensFor(from) ? dropped : resized;
    return new Resolution.Stage(
        from,
        until,
        shown.height(),
        shown.width(),
        !resized.equals(loaded),
        mean / asLoaded.pixels());
  }

  /** The last step before a window opens or closes. */
  private long windowEnd(long from) {
    long end = run.steps();
    for (ActiveBatches window : List.of(resizes, drops)) {
      if (from < window.first()) {
        end = Math.min(end, window.first() - 1);
      } else if (from <= window.last()) {
        end = Math.min(end, window.last());
      }
    }
    return end;
  }

  /** The last step with this size, by bisection: sizes only grow, or only shrink. */
  private long lastLike(long from, ImageSize size, long end) {
    long low = from;
    long high = end;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (resized(middle).equals(size)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private ImageSize resized(long batch) {
    if (resizing.isEmpty() || !resizes.opensFor(batch)) {
      return loaded;
    }
    return resizing.get().ask(it -> it.resized(loaded, batch, run.steps(), run.stepsPerEpoch()));
  }

  private ImageSize dropped(ImageSize size) {
    return dropping.map(it -> it.<ImageSize>ask(lines -> lines.kept(size))).orElse(size);
  }
}
