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

/** Checks that derived values are left out where an ingredient's method fails. */
class UnknownDerivedValuesTest {

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
