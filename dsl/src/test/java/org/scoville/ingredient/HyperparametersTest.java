package org.scoville.ingredient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.SWA;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.IngredientNotReadable;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.sample.Ingredients;
import org.scoville.sample.Ranges;

class HyperparametersTest {
  /** Members that may each be 1, but not together. */
  private static final Map<String, String> FRACTIONS_OF_A_WHOLE =
      Map.of("delayFraction", "finetuneFraction", "finetuneFraction", "delayFraction");

  /** A number tried for one hyperparameter of one ingredient. */
  record Trial(Class<?> type, String member, Object value) {
    double number() {
      return value instanceof List<?> list ? (Double) list.get(1) : ((Number) value).doubleValue();
    }

    boolean allowed() {
      return Ranges.of(type, member).orElseThrow().contains(number()) && exists();
    }

    /**
     * Whether the value is allowed beyond its range: depths have gaps, and a window ends after its
     * start.
     */
    boolean exists() {
      if (type == SWA.class && member.endsWith("Fraction")) {
        return member.equals("startFraction") ? number() < 0.97 : number() > 0.7;
      }
      if (type == ResNet.class && member.equals("depth")) {
        return ResNet.isDepth((Integer) value);
      }
      return type != CifarResNet.class
          || !member.equals("depth")
          || CifarResNet.isDepth((Integer) value);
    }

    RecipeSpec recipe() {
      Ingredient ingredient = Ingredients.defaults("ingredient", type);
      if (Ranges.alternatives(type).contains(member)) {
        for (String alternative : Ranges.alternatives(type)) {
          ingredient = ingredient.with(alternative, number() == 0 ? 1.0 : 0.0);
        }
      }
      for (RecordComponent component : type.getRecordComponents()) {
        if (!ingredient.values().containsKey(component.getName())) {
          ingredient = ingredient.with(component.getName(), 1.0);
        }
      }
      String other = FRACTIONS_OF_A_WHOLE.get(member);
      if (type == ProgressiveResizing.class && other != null) {
        ingredient = ingredient.with(other, 0.0);
      }
      return RecipeSpec.named("Any").with(Role.MODEL, ingredient.with(member, value));
    }
  }

  private static List<RecordComponent> numbers(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(c -> !c.getType().isEnum() && c.getType() != boolean.class)
        .toList();
  }

  @Provide
  Arbitrary<Trial> trials() {
    List<RecordComponent> components =
        Ranges.ingredients().stream().flatMap(type -> numbers(type).stream()).toList();
    return Arbitraries.of(components)
        .flatMap(
            c -> values(c).map(value -> new Trial(c.getDeclaringRecord(), c.getName(), value)));
  }

  private static Arbitrary<Object> values(RecordComponent component) {
    Bounds bounds = Ranges.of(component.getDeclaringRecord(), component.getName()).orElseThrow();
    List<Double> edges =
        Arrays.stream(
                new double[] {0, 1, bounds.min(), bounds.max(), bounds.above(), bounds.below()})
            .filter(Double::isFinite)
            .boxed()
            .toList();
    if (component.getType() == int.class) {
      return Arbitraries.oneOf(
              Arbitraries.integers(),
              Arbitraries.integers().between(-1, 200),
              Arbitraries.of(edges)
                  .flatMap(
                      edge -> Arbitraries.integers().between(-1, 1).map(d -> d + edge.intValue())))
          .map(value -> value);
    }
    Arbitrary<Double> doubles =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-2, 2),
            Arbitraries.doubles(),
            Arbitraries.of(
                Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e-300),
            Arbitraries.of(edges)
                .flatMap(edge -> Arbitraries.of(Math.nextDown(edge), edge, Math.nextUp(edge))));
    return component.getType() == List.class
        ? doubles.map(value -> List.of(0.5, value, 0.5))
        : doubles.map(value -> value);
  }

  @Property(tries = 4000)
  void theConstructorAcceptsExactlyWhatTheRangeAllows(@ForAll("trials") Trial trial) {
    RecipeSpec recipe = trial.recipe();
    if (trial.allowed()) {
      assertThat(recipe.find(trial.type())).isPresent();
    } else {
      assertThatThrownBy(() -> recipe.find(trial.type()))
          .isInstanceOf(IngredientNotReadable.class)
          .hasMessageContaining(trial.type().getSimpleName() + "." + trial.member() + " is ")
          .hasMessageContaining("it must be ");
    }
  }

  @Test
  void everyNumberHasARange() {
    assertThat(Ranges.ingredients())
        .hasSizeGreaterThanOrEqualTo(13)
        .flatMap(HyperparametersTest::numbers)
        .allSatisfy(c -> assertThat(Ranges.of(c.getDeclaringRecord(), c.getName())).isPresent());
  }

  @Test
  void alternativesOfWhichNoneOrBothAreSetAreRefused() {
    assertThat(Ranges.ingredients())
        .filteredOn(type -> !Ranges.alternatives(type).isEmpty())
        .isNotEmpty()
        .allSatisfy(
            type -> {
              for (double value : new double[] {0, 1}) {
                Ingredient all = Ingredients.defaults("ingredient", type);
                for (String alternative : Ranges.alternatives(type)) {
                  all = all.with(alternative, value);
                }
                RecipeSpec recipe = RecipeSpec.named("Any").with(Role.MODEL, all);
                assertThatThrownBy(() -> recipe.find(type))
                    .isInstanceOf(IngredientNotReadable.class)
                    .hasMessageContaining("exactly one");
              }
            });
  }

  @Test
  void ofWhatExcludesEachOtherNoneOrOneIsAccepted() {
    assertThat(Ranges.ingredients())
        .filteredOn(type -> !Ranges.exclusives(type).isEmpty())
        .isNotEmpty()
        .allSatisfy(
            type -> {
              Ingredient all = Ingredients.defaults("ingredient", type);
              RecipeSpec none = RecipeSpec.named("Any").with(Role.MODEL, all);
              assertThat(none.find(type)).isPresent();
              for (String exclusive : Ranges.exclusives(type)) {
                all = all.with(exclusive, 0.5);
              }
              RecipeSpec every = RecipeSpec.named("Any").with(Role.MODEL, all);
              assertThatThrownBy(() -> every.find(type))
                  .isInstanceOf(IngredientNotReadable.class)
                  .hasMessageContaining("at most one");
            });
  }
}
