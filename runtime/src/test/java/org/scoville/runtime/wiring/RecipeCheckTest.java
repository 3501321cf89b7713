package org.scoville.runtime.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.Severity;

final class RecipeCheckTest {
  private static final RecipeSpec PARENT = recipe("org.example.Parent", 2048, 2.048);

  private static RecipeSpec recipe(String name, int batchSize, double rate) {
    return RecipeSpec.named(name)
        .epochs(90)
        .batchSize(batchSize)
        .with(
            Role.OPTIMIZER,
            Ingredient.of("optimizer", DecoupledSGD.class, Map.of())
                .with("learningRate", rate)
                .with("momentum", 0.875)
                .with("dampening", 0.0)
                .with("weightDecay", 3e-4)
                .with("nesterov", false)
                .with("decayNormsAndBiases", true));
  }

  private static Overrides batchSize(int images) {
    return new Overrides(
        OptionalInt.empty(), OptionalInt.of(images), Optional.empty(), Optional.empty(), false);
  }

  private static Overrides epochs(int epochs) {
    return new Overrides(
        OptionalInt.of(epochs), OptionalInt.empty(), Optional.empty(), Optional.empty(), false);
  }

  private static boolean warns(RecipeSpec recipe) {
    return new RecipeCheck()
        .judge(recipe).open(Severity.WARNING).stream()
            .map(Finding::id)
            .anyMatch("lr-linear-scaling"::equals);
  }

  @Test
  void aBatchFromTheCommandLineWantsItsOwnRate() {
    RecipeSpec overridden = RecipeCheck.overridden(PARENT, batchSize(256));
    assertThat(overridden.batchSize()).isEqualTo(256);
    assertThat(new RecipeCheck().passed(overridden))
        .anySatisfy(
            warning ->
                assertThat(warning).contains("[lr-linear-scaling]", "Parent has 2048", "0.256"));
    assertThat(warns(RecipeCheck.overridden(PARENT, batchSize(2048)))).isFalse();
    assertThat(warns(RecipeCheck.overridden(PARENT, batchSize(1792)))).isFalse();
  }

  @Test
  void anotherLengthLeavesTheAncestorAlone() {
    RecipeSpec wrong = recipe("org.example.Child", 256, 2.048).origin(Ancestor.of(PARENT));
    assertThat(warns(wrong)).isTrue();
    assertThat(warns(RecipeCheck.overridden(wrong, epochs(30)))).isTrue();
    assertThat(RecipeCheck.overridden(PARENT, epochs(30))).isEqualTo(PARENT.epochs(30));
    assertThat(RecipeCheck.overridden(PARENT, batchSize(2048))).isEqualTo(PARENT);
  }

  @Test
  void theBatchThatTheRateIsForSilencesAnInheritedFault() {
    RecipeSpec wrong = recipe("org.example.Child", 256, 2.048).origin(Ancestor.of(PARENT));
    assertThat(warns(RecipeCheck.overridden(wrong, batchSize(2048)))).isFalse();
    RecipeSpec right = recipe("org.example.Child", 256, 0.256).origin(Ancestor.of(PARENT));
    assertThat(warns(right)).isFalse();
    assertThat(warns(RecipeCheck.overridden(right, batchSize(2048)))).isTrue();
  }
}
