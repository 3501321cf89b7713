package org.scoville.effect;

import java.util.Optional;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResolutionRamp;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.RecipeSpec;

/** What makes the images of a run smaller, batch by batch: resizing, then dropping of lines. */
final class Shrinking {
  private static final Occasions NEVER = new Occasions(1, 1, 0);

  private final RunLength run;
  private final Size loaded;
  private final Size asLoaded;
  private final Optional<ColOut> dropping;
  private final Occasions drops;
  private final Optional<ProgressiveResizing> progressive;
  private final Optional<ResolutionRamp> ramp;
  private final Occasions resizes;

  private record Size(int height, int width) {
    double pixels() {
      return (double) height * width;
    }
  }

  Shrinking(RecipeSpec recipe, RunLength run, int height, int width) {
    this.run = run;
    this.asLoaded = new Size(height, width);
    Optional<ColOut> colOut = recipe.find(ColOut.class);
    this.loaded = colOut.filter(c -> !c.perBatch()).map(c -> keep(c, asLoaded)).orElse(asLoaded);
    this.dropping = colOut.filter(ColOut::perBatch);
    this.drops = dropping.isPresent() ? occasions(recipe.use(ColOut.class), run.steps()) : NEVER;
    this.progressive = recipe.find(ProgressiveResizing.class);
    this.ramp = progressive.isPresent() ? Optional.empty() : recipe.find(ResolutionRamp.class);
    this.resizes =
        occasions(
            progressive.isPresent()
                ? recipe.use(ProgressiveResizing.class)
                : recipe.use(ResolutionRamp.class),
            run.steps());
  }

  private static Occasions occasions(Optional<AlgorithmUse> use, long steps) {
    return use.map(u -> Occasions.of(u, steps)).orElse(NEVER);
  }

  /** The stage that begins with a step. */
  Resolution.Stage stageFrom(long from) {
    Size resized = resized(from);
    long until = lastLike(from, resized, windowEnd(from));
    Size dropped = dropped(resized);
    double steps = until - from + 1.0;
    double resizing = resizes.within(from, until) / steps;
    double dropping = drops.within(from, until) / steps;
    double both = resizes.and(drops).within(from, until) / steps;
    double mean =
        both * dropped.pixels()
            + (resizing - both) * resized.pixels()
            + (dropping - both) * dropped(loaded).pixels()
            + (1 - resizing - dropping + both) * loaded.pixels();
    Size shown = drops.opensFor(from) ? dropped : resized;
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
    for (Occasions window : new Occasions[] {resizes, drops}) {
      if (from < window.first()) {
        end = Math.min(end, window.first() - 1);
      } else if (from <= window.last()) {
        end = Math.min(end, window.last());
      }
    }
    return end;
  }

  /** The last step of a stretch with this size; sizes only grow, or only shrink. */
  private long lastLike(long from, Size size, long end) {
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

  private Size resized(long batch) {
    if (!resizes.opensFor(batch)) {
      return loaded;
    }
    if (progressive.isPresent()) {
      ProgressiveResizing resizing = progressive.get();
      double elapsed = resizing.elapsed(batch, run.steps(), run.stepsPerEpoch());
      return new Size(
          resizing.height(loaded.height(), loaded.width(), elapsed),
          resizing.width(loaded.width(), elapsed));
    }
    int side = ramp.orElseThrow().pixels((batch - 1) / run.stepsPerEpoch());
    return new Size(side, side);
  }

  private Size dropped(Size size) {
    return dropping.map(c -> keep(c, size)).orElse(size);
  }

  private static Size keep(ColOut colOut, Size size) {
    return new Size(colOut.keptRows(size.height()), colOut.keptColumns(size.width()));
  }
}
