package cases.object_method;

import cases.Calm;
import java.util.function.Function;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadOverload extends Calm, Function<String, String> { // error: [object-method]
  void apply(double alpha); // error: [object-method]

  @Algorithm
  MixUp apply();
}
