package org.scoville.runtime.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scoville.effect.Effects;
import org.scoville.effect.Setting;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Judgement;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.train.Plan;

/**
 * A recipe as it would be trained, with all that is known of it before a step is taken.
 *
 * @param written the recipe as it is written
 * @param spec the recipe as options and data have made it
 * @param wiring its records
 * @param judgement what the rules think of it
 * @param effects what it comes to
 */
record Explained(
    RecipeSpec written, RecipeSpec spec, Wiring wiring, Judgement judgement, Effects effects) {

  /** A recipe without options. */
  static Explained of(CompiledRecipe recipe) {
    return of(recipe, new RunOptions());
  }

  /** A recipe with the options of a run, whose data are opened if they are given. */
  static Explained of(CompiledRecipe recipe, RunOptions options) {
    RecipeSpec spec = RecipeCheck.overridden(recipe.spec(), options);
    Wiring wiring = new Wiring(recipe);
    Setting setting =
        Setting.of(spec)
            .targets(
                wiring
                    .plan()
                    .at(Plan.Place.TARGETS)
                    .map(entry -> String.valueOf(entry.algorithm().getClass().getCanonicalName()))
                    .toList());
    @Nullable Path data = options.data;
    if (data != null) {
      ImageSource images = wiring.images(data, true);
      spec = RecipeCheck.withData(spec, images.size(), images.classes());
      setting = setting.images(images.height(), images.width());
    }
    return new Explained(
        recipe.spec(), spec, wiring, new RecipeCheck().judge(spec), Effects.of(spec, setting));
  }

  /** The algorithms in their order. */
  Plan plan() {
    return wiring.plan();
  }
}
