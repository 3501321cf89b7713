package hostile.nested_recipes;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Deprecated
public class Outer<T> {
  private Outer() {}

  @Recipe(epochs = 90, batchSize = 2048)
  protected interface First extends Calm {
    @Recipe(epochs = 90, batchSize = 2048)
    interface Second extends First {
      @Algorithm
      MixUp mixUp();
    }
  }

  enum Choice {
    ONE;

    @Recipe(epochs = 90, batchSize = 2048)
    interface Third extends First.Second {}
  }
}
