package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.DropMethod;
import org.scoville.algorithm.DroppedBlocks;
import org.scoville.algorithm.StochasticDepth;
import org.scoville.fact.Convolves;
import org.scoville.fact.HasResidualBlocks;
import org.scoville.literature.Sources;
import org.scoville.model.ResNet;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** Rules about algorithms that change the network. */
@AutoService(RuleSet.class)
public final class SurgeryRules implements RuleSet {
  /** The smallest depth of a ResNet that has bottleneck blocks. */
  private static final int BOTTLENECKS = 50;

  static final Rule BLURPOOL_BOTH_OFF =
      error("blurpool-both-off")
          .about("BlurPool with both of its replacements off")
          .when(
              recipe ->
                  is(recipe, BlurPool.class, "replaceConvolutions", false)
                      && is(recipe, BlurPool.class, "replaceMaxPools", false))
          .at(BlurPool.class)
          .says(recipe -> "BlurPool has replaceConvolutions = false and replaceMaxPools = false")
          .evidence(
              "Composer raises a ValueError, because nothing would change",
              Sources.COMPOSER_BLURPOOL)
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
                  "StochasticDepth's warmupFraction is %s, but its method SAMPLE has no warm-up"
                      .formatted(NumberText.of(warmup(recipe).orElse(0.0))))
          .evidence(
              "Composer: drop_warmup can not be used with the sample method",
              Sources.COMPOSER_STOCHASTIC_DEPTH)
          .fix("set warmupFraction to 0, or the method to BLOCK");

  static final Rule STOCHASTIC_DEPTH_NO_TARGET =
      error("stochastic-depth-no-target")
          .about("stochastic depth of bottlenecks in a network that has none")
          .when(SurgeryRules::missesItsBlocks)
          .at(StochasticDepth.class, "blocks")
          .says(
              recipe ->
                  "StochasticDepth drops bottleneck blocks, but %s has none"
                      .formatted(withoutBottlenecks(recipe).orElse("the model")))
          .evidence(
              "Composer warns that it will function as a no-op without bottleneck blocks",
              Sources.COMPOSER_STOCHASTIC_DEPTH)
          .fix("set blocks = ALL, or choose a ResNet of depth 50, 101 or 152");

  static final Rule BLURPOOL_NOTHING =
      error("blurpool-noop")
          .about("a BlurPool that finds nothing in the model to blur")
          .when(recipe -> recipe.find(BlurPool.class).filter(b -> isIdle(b, recipe)).isPresent())
          .at(BlurPool.class)
          .says(
              recipe ->
                  "BlurPool finds nothing to blur in %s: its strided convolutions have at most %s"
                          .formatted(
                              recipe.role(Role.MODEL).orElseThrow().simpleType(),
                              NumberText.count(widestStrided(recipe), "input channel"))
                      + " (minChannels is %d, replaceConvolutions %s), and it has %s"
                          .formatted(
                              recipe.find(BlurPool.class).orElseThrow().minChannels(),
                              recipe.find(BlurPool.class).orElseThrow().replaceConvolutions(),
                              hasMaxPool(recipe)
                                  ? "a max-pool that replaceMaxPools = false leaves alone"
                                  : "no max-pool"))
          .evidence("Composer warns that it has no effect", Sources.COMPOSER_BLURPOOL)
          .evidence("training refuses a surgery that changes nothing", Sources.LANGUAGE)
          .fix(
              "drop BlurPool, or let it replace convolutions of fewer channels",
              SurgeryRules::somethingToBlur);

  static final Rule BLURPOOL_BLURS_THE_IMAGE =
      warning("blurpool-stem")
          .about("a BlurPool that blurs the image itself")
          .needs(
              DataFact.CHANNELS,
              recipe -> blursStem(recipe, Integer.MAX_VALUE) && !blursStem(recipe, 1))
          .when(recipe -> blursStem(recipe, Math.max(1, recipe.channels())))
          .at(BlurPool.class, "minChannels")
          .says(
              recipe ->
                  "BlurPool's minChannels = %d includes the first convolution, whose input is the image's %s"
                      .formatted(
                          recipe.find(BlurPool.class).orElseThrow().minChannels(),
                          channels(recipe)))
          .evidence(
              "blurring the input loses resolution; minChannels = 16 leaves the first layer alone",
              Sources.COMPOSER_BLURPOOL_CARD)
          .fix(
              "set minChannels = 16, or more where images have as many channels",
              recipe -> "set minChannels = %d".formatted(Math.max(16, recipe.channels() + 1)));

  static final Rule BLURPOOL_BLURS_LAST =
      note("blurpool-blur-first")
          .about("a BlurPool that convolves at full resolution before it blurs")
          .when(
              recipe ->
                  recipe
                      .find(BlurPool.class)
                      .filter(b -> b.replaceConvolutions() && !b.blurFirst())
                      .isPresent())
          .at(BlurPool.class, "blurFirst")
          .says(
              recipe ->
                  "blurFirst = false convolves at stride 1, before blurring: on a ResNet-50 about 10 % slower"
                      + " for about 0.1 points of accuracy")
          .evidence(
              "ResNet-50: about 10 % slower, about 0.1 points better",
              Sources.COMPOSER_BLURPOOL_CARD)
          .fix("set blurFirst = true, as Mild, Medium and Hot have it");

  static final Rule STOCHASTIC_DEPTH_RATE =
      warning("stochastic-depth-rate")
          .about("a drop rate of more than 0.2 in a ResNet of 50 layers or fewer")
          .when(
              recipe ->
                  rate(recipe) > 0.2 + 1e-9
                      && recipe
                          .find(Role.MODEL, ResNet.class)
                          .filter(r -> r.depth() <= BOTTLENECKS)
                          .isPresent())
          .at(StochasticDepth.class, "dropRate")
          .says(
              recipe ->
                  "StochasticDepth's dropRate is %s in a ResNet of depth %d; published rates are 0.05 and 0.1"
                      .formatted(
                          NumberText.of(rate(recipe)),
                          recipe.find(Role.MODEL, ResNet.class).orElseThrow().depth()))
          .evidence(
              "ResNet-50 and 101: +0.4 points at 0.1, linear, for 5 % more time",
              Sources.COMPOSER_STOCHASTIC_DEPTH_CARD)
          .evidence("0.05 for ResNet-50 in A1 and A2", Sources.RSB)
          .fix("choose 0.05 to 0.1");

  static final Rule STOCHASTIC_DEPTH_IN_A_SHORT_RUN =
      note("stochastic-depth-short-run")
          .about("stochastic depth in a run of under 100 epochs")
          .when(recipe -> rate(recipe) > 0 && recipe.epochs() < 100)
          .at(StochasticDepth.class)
          .says(
              recipe ->
                  "StochasticDepth (dropRate %s) in a run of %s; published recipes with it are longer"
                      .formatted(NumberText.of(rate(recipe)), NumberText.epochs(recipe.epochs())))
          .evidence("A1 and A2 use it at 600 and 300 epochs; A3, at 100, does not", Sources.RSB)
          .evidence(
              "Hot uses it, from 240 epochs on; Mild and Medium do not", Sources.MOSAIC_RECIPES)
          .fix("drop it, or train for 100 epochs or more");

  @Override
  public List<Rule> rules() {
    return List.of(
        BLURPOOL_BOTH_OFF,
        BLURPOOL_NOTHING,
        BLURPOOL_BLURS_THE_IMAGE,
        BLURPOOL_BLURS_LAST,
        STOCHASTIC_DEPTH_WARMUP_SAMPLE,
        STOCHASTIC_DEPTH_NO_TARGET,
        STOCHASTIC_DEPTH_RATE,
        STOCHASTIC_DEPTH_IN_A_SHORT_RUN);
  }

  private static double rate(RecipeSpec recipe) {
    return recipe.find(StochasticDepth.class).map(StochasticDepth::dropRate).orElse(0.0);
  }

  /** Whether BlurPool changes the network, as far as the network declares its layers. */
  static boolean blurs(RecipeSpec recipe) {
    return recipe.find(BlurPool.class).filter(blurPool -> !isIdle(blurPool, recipe)).isPresent();
  }

  /** Whether stochastic depth drops blocks that the network has. */
  static boolean dropsBlocks(RecipeSpec recipe) {
    return rate(recipe) > 0 && !missesItsBlocks(recipe);
  }

  /** Whether BlurPool blurs images of that number of channels. */
  private static boolean blursStem(RecipeSpec recipe, int channels) {
    return stridedStem(recipe)
        && recipe
            .find(BlurPool.class)
            .filter(b -> b.replaceConvolutions() && b.minChannels() <= channels)
            .isPresent();
  }

  /** The remedy that gives BlurPool something to blur, or that drops it. */
  private static String somethingToBlur(RecipeSpec recipe) {
    BlurPool blurPool = recipe.find(BlurPool.class).orElseThrow();
    int widest = widestStrided(recipe);
    if (hasMaxPool(recipe)) {
      return "drop BlurPool, or set replaceMaxPools = true";
    }
    if (widest == 0) {
      return "drop BlurPool";
    }
    return blurPool.replaceConvolutions()
        ? "drop BlurPool, or set minChannels = " + widest
        : "drop BlurPool, or set replaceConvolutions = true and minChannels = " + widest;
  }

  private static boolean missesItsBlocks(RecipeSpec recipe) {
    return is(recipe, StochasticDepth.class, "blocks", DroppedBlocks.BOTTLENECK.name())
        && withoutBottlenecks(recipe).isPresent();
  }

  private static boolean isIdle(BlurPool blurPool, RecipeSpec recipe) {
    boolean blursPool = blurPool.replaceMaxPools() && hasMaxPool(recipe);
    boolean blursConvolution =
        blurPool.replaceConvolutions() && blurPool.minChannels() <= widestStrided(recipe);
    return recipe.declared(Role.MODEL, Convolves.class).isPresent()
        && !blursPool
        && !blursConvolution;
  }

  private static int widestStrided(RecipeSpec recipe) {
    return recipe.fact(Role.MODEL, Convolves.class, Convolves::widestStridedConvolution).orElse(0);
  }

  private static boolean hasMaxPool(RecipeSpec recipe) {
    return recipe.fact(Role.MODEL, Convolves.class, Convolves::hasMaxPool).orElse(false);
  }

  /** Whether the model's first convolution has a stride. */
  private static boolean stridedStem(RecipeSpec recipe) {
    return recipe.fact(Role.MODEL, Convolves.class, Convolves::stridesFirst).orElse(false);
  }

  private static String channels(RecipeSpec recipe) {
    return switch (recipe.channels()) {
      case 0 -> "channels";
      case 1 -> "one channel";
      case 3 -> "three channels";
      default -> recipe.channels() + " channels";
    };
  }

  /** The model by its name, if its blocks are not bottlenecks. */
  private static Optional<String> withoutBottlenecks(RecipeSpec recipe) {
    return recipe
        .declared(Role.MODEL, HasResidualBlocks.class)
        .filter(it -> !it.<Boolean>ask(HasResidualBlocks::bottlenecks))
        .map(DeclaredFact::ingredient)
        .map(
            model ->
                model.values().containsKey("depth")
                    ? "a %s of depth %s".formatted(model.simpleType(), model.values().get("depth"))
                    : "a " + model.simpleType());
  }

  private static Optional<Double> warmup(RecipeSpec recipe) {
    return written(recipe, StochasticDepth.class, "warmupFraction")
        .filter(Double.class::isInstance)
        .map(Double.class::cast);
  }

  private static boolean is(RecipeSpec recipe, Class<?> type, String member, Object value) {
    return written(recipe, type, member).filter(value::equals).isPresent();
  }

  /** A value as written: the records refuse the values that these rules look for. */
  private static Optional<Object> written(RecipeSpec recipe, Class<?> type, String member) {
    return recipe.ingredient(type).map(Ingredient::values).map(values -> values.get(member));
  }
}
