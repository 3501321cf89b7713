package org.scoville.derived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scoville.fact.ImageSize;
import org.scoville.fact.SizesImages;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.RateCurve;
import org.scoville.recipe.Role;
import org.scoville.sample.Recipes;

/** What an ingredient can't be asked for is left out of what a recipe comes to. */
class UnknownEffectsTest {

  @Test
  void whatAnIngredientCannotSayIsLeftOut() {
    DerivedValues known = DerivedValues.of(Recipes.hot(270));
    assertThat(known.rates()).isPresent();
    assertThat(known.resolution()).isPresent();
    DerivedValues noRates =
        DerivedValues.of(Recipes.hot(270).with(Role.SCHEDULE, "schedule", new NoCurve()));
    assertThat(noRates)
        .isEqualTo(
            new DerivedValues(
                known.run(),
                Optional.empty(),
                known.decay(),
                known.targets(),
                known.secondPasses(),
                known.resolution(),
                known.cost(),
                noRates.unknown()));
    assertThat(noRates.unknown()).containsOnlyKeys(DerivedValues.Part.LEARNING_RATE);
    DerivedValues noSizes =
        DerivedValues.of(Recipes.hot(270).with(Role.TRAIN, "train", new NoSize()));
    assertThat(noSizes.rates()).isEqualTo(known.rates());
    assertThat(noSizes.resolution()).isEmpty();
    assertThat(noSizes.cost()).isEmpty();
  }

  record NoCurve() implements RateCurve {
    @Override
    public double factor(long step, long steps, long stepsPerEpoch) {
      throw new IllegalStateException("no idea");
    }
  }

  record NoSize() implements Loader, SizesImages {
    @Override
    public ImageSize trainingSize() {
      throw new IllegalStateException("no idea");
    }
  }
}
