package cases.ingredient_unclear;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.SAM;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadOthers extends Calm {
  @Algorithm
  @EMA.With(halfLifeBatches = 100)
  SAM sam(); // error: [ingredient-unclear]

  @Algorithm
  String mixUp(); // error: [ingredient-unclear]

  @Override
  @Train
  @ImageFolder.With(crop = 176)
  @FashionMnist.With
  Loader train(); // error: [ingredient-unclear]

  @Algorithm
  default EMA ema() { // error: [ingredient-unclear]
    return new EMA(100, 0);
  }
}
