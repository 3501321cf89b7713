package hostile.methods_with_bodies;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Cloned extends Calm {
  @Algorithm
  MixUp mixUp();

  default Object clone() {
    return this;
  }
}
