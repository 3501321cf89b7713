package cases.channels_differ;

import cases.Calm;
import org.scoville.data.FashionMnist;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Model
  @CifarResNet.With(depth = 20)
  Network model();

  @Override
  @Train
  @FashionMnist.With
  Loader train();

  @Override
  @Evaluate
  @FashionMnist.With
  Loader evaluate();
}
