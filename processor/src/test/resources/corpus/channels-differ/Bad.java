package cases.channels_differ;

import cases.Calm;
import org.scoville.data.FashionMnist;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Evaluate
  @FashionMnist.With
  Loader evaluate(); // error: [channels-differ]
}
