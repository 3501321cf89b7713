package hostile.package_names;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Calm {
  @Algorithm
  MixUp mixUp();
}

class org {}

class com {}

class java {}

class jakarta {}
