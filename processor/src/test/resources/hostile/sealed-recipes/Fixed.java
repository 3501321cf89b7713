package hostile.sealed_recipes;

import cases.Calm;
import org.scoville.algorithm.*;
import org.scoville.recipe.*;

@Recipe(epochs = 90, batchSize = 2048)
public sealed interface Fixed extends Calm permits Child, Fixed.Inner {
  @Algorithm
  MixUp mixUp();

  @Recipe(epochs = 90, batchSize = 2048)
  sealed interface Inner extends Fixed {}

  non-sealed interface Innermost extends Inner {}
}

@Recipe(epochs = 90, batchSize = 2048)
non-sealed interface Child extends Fixed {
  @Override
  @Without
  MixUp mixUp();
}

sealed interface Parent extends Calm permits Permitted {}

@Recipe(epochs = 90, batchSize = 2048)
non-sealed interface Permitted extends Parent {}
