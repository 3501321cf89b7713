package hostile.methods_with_bodies;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

interface Parent extends Calm {
  @Algorithm
  MixUp mixUp();
}

@Recipe(epochs = 90, batchSize = 2048)
public interface Inherited extends Parent {
  default MixUp mixUp(double alpha) {
    return new MixUp(alpha);
  }

  default RecipeView spec() {
    return () -> "me";
  }

  interface RecipeView {
    String text();
  }
}
