package org.scoville.rule;

import static org.scoville.rule.Rule.error;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.ingredient.Bounds;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;

/** Rules about algorithms that change the network. */
@AutoService(RuleSet.class)
public final class SurgeryRules implements RuleSet {
  /** The least depth of a ResNet that is made of bottlenecks. */
  private static final int BOTTLENECKS = 50;

  static final Rule BLURPOOL_BOTH_OFF =
      error("blurpool-both-off")
          .about("a BlurPool that may replace neither convolutions nor max-pools")
          .when(
              recipe ->
                  is(recipe, BlurPool.class, "replaceConvolutions", false)
                      && is(recipe, BlurPool.class, "replaceMaxPools", false))
          .at(BlurPool.class)
          .says(recipe -> "BlurPool has replaceConvolutions false and replaceMaxPools false")
          .evidence(
              "it raises a ValueError, for it would change nothing", Sources.COMPOSER_BLURPOOL)
          .fix("set one of them to true, or drop BlurPool");

  static final Rule STOCHASTIC_DEPTH_WARMUP_SAMPLE =
      error("stochastic-depth-warmup-sample")
          .about("a warm-up of stochastic depth that drops single images")
          .when(
              recipe ->
                  is(recipe, StochasticDepth.class, "method", DropMethod.SAMPLE.name())
                      && warmup(recipe).filter(fraction -> fraction > 0).isPresent())
          .at(StochasticDepth.class, "warmupFraction")
          .says(
              recipe ->
                  "StochasticDepth's warmupFraction is %s, and its method SAMPLE has no warm-up"
                      .formatted(Bounds.number(warmup(recipe).orElse(0.0))))
          .evidence(
              "drop_warmup can not be used with the sample method",
              Sources.COMPOSER_STOCHASTIC_DEPTH)
          .fix("set warmupFraction to 0, or the method to BLOCK");

  static final Rule STOCHASTIC_DEPTH_NO_TARGET =
      error("stochastic-depth-no-target")
          .about("stochastic depth of bottlenecks in a network that has none")
          .when(
              recipe ->
                  is(recipe, StochasticDepth.class, "blocks", DroppedBlocks.BOTTLENECK.name())
                      && withoutBottlenecks(recipe).isPresent())
          .at(StochasticDepth.class, "blocks")
          .says(
              recipe ->
                  "StochasticDepth drops bottlenecks, and %s has none"
                      .formatted(withoutBottlenecks(recipe).orElse("the model")))
          .evidence(
              "without a bottleneck it warns that it will function as a no-op",
              Sources.COMPOSER_STOCHASTIC_DEPTH)
          .fix("set blocks = ALL, or choose a ResNet of depth 50, 101 or 152");

  @Override
  public List<Rule> rules() {
    return List.of(BLURPOOL_BOTH_OFF, STOCHASTIC_DEPTH_WARMUP_SAMPLE, STOCHASTIC_DEPTH_NO_TARGET);
  }

  /** The model, if it is known to have no bottlenecks. */
  private static Optional<String> withoutBottlenecks(RecipeSpec recipe) {
    Optional<String> shallow =
        written(recipe, ResNet.class, "depth")
            .filter(Integer.class::isInstance)
            .map(Integer.class::cast)
            .filter(depth -> ResNet.isDepth(depth) && depth < BOTTLENECKS)
            .map(depth -> "a ResNet of depth " + depth);
    return shallow.or(() -> recipe.ingredient(CifarResNet.class).map(model -> "a CifarResNet"));
  }

  private static Optional<Double> warmup(RecipeSpec recipe) {
    return written(recipe, StochasticDepth.class, "warmupFraction")
        .filter(Double.class::isInstance)
        .map(Double.class::cast);
  }

  private static boolean is(RecipeSpec recipe, Class<?> type, String member, Object value) {
    return written(recipe, type, member).filter(value::equals).isPresent();
  }

  /** A value as it is written: records refuse to exist with what these rules look for. */
  private static Optional<Object> written(RecipeSpec recipe, Class<?> type, String member) {
    return recipe.ingredient(type).map(Ingredient::values).map(values -> values.get(member));
  }
}
