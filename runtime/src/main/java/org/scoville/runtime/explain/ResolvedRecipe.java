package org.scoville.runtime.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.scoville.derived.DataContext;
import org.scoville.derived.DerivedValues;
import org.scoville.ingredient.Place;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Finding;
import org.scoville.rule.RuleReport;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.precision.AutoPrecision;
import org.scoville.runtime.precision.Hardware;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.Overrides;
import org.scoville.runtime.wiring.RecipeCheck;
import org.scoville.runtime.wiring.Wiring;

/**
 * A recipe as it would be trained, with all that is known of it before a step is taken.
 *
 * @param written the recipe as it is written
 * @param spec the recipe as options and data have made it
 * @param wiring its records
 * @param report findings of the rules
 * @param effects the values derived from the whole recipe
 * @param wire what a step sends between ranks, once the data are known
 * @param data the data that it was given, opened
 * @param precision what AUTO is on a machine, if the recipe says AUTO and the machine is known
 */
public record ResolvedRecipe(
    RecipeSpec written,
    RecipeSpec spec,
    Wiring wiring,
    RuleReport report,
    DerivedValues effects,
    Optional<WireCosts> wire,
    Optional<DataSelection> data,
    Optional<AutoPrecision> precision) {

  /** A recipe without options. */
  public static ResolvedRecipe of(CompiledRecipe recipe) {
    return of(recipe, Overrides.none(), Optional.empty());
  }

  /** A recipe as a run would change it, whose data are opened if they are given. */
  public static ResolvedRecipe of(
      CompiledRecipe recipe, Overrides overrides, Optional<DataSelection> data) {
    RecipeSpec spec = RecipeCheck.overridden(recipe.spec(), overrides);
    Wiring wiring = new Wiring(recipe);
    DataContext context =
        DataContext.of(
            spec,
            wiring
                .plan()
                .at(Place.TARGETS)
                .map(entry -> String.valueOf(entry.algorithm().getClass().getCanonicalName()))
                .toList());
    if (data.isPresent()) {
      ImageSource images = wiring.images(data.get(), true);
      spec = RecipeCheck.withData(spec, images, Optional.empty());
      context = context.images(images.height(), images.width());
    }
    return new ResolvedRecipe(
        recipe.spec(),
        spec,
        wiring,
        new RecipeCheck().judge(spec),
        DerivedValues.of(spec, context),
        WireCosts.of(spec, wiring, context),
        data,
        Optional.empty());
  }

  /**
   * The recipe on a machine, which settles what AUTO is.
   *
   * @param devices the names of the run's devices
   */
  public ResolvedRecipe on(List<String> devices, Hardware machine) {
    return new ResolvedRecipe(
        written,
        spec,
        wiring,
        report,
        effects,
        wire,
        data,
        Optional.of(spec.precision())
            .filter(Precision.AUTO::equals)
            .map(auto -> AutoPrecision.of(devices, machine)));
  }

  /** The findings of the rules: errors, then warnings, then notes. */
  public List<Finding> findings() {
    return report.findings().stream().sorted(Comparator.comparing(Finding::severity)).toList();
  }

  /** The algorithms in their order. */
  public Plan plan() {
    return wiring.plan();
  }
}
