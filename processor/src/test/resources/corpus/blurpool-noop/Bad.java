package cases.blurpool_noop;

import cases.Calm;
import org.scoville.algorithm.BlurPool;
import org.scoville.ingredient.Network;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Model
  @CifarResNet.With(depth = 20, width = 16)
  Network model();

  @Algorithm
  @BlurPool.With(minChannels = 64)
  BlurPool blurPool(); // error: [blurpool-noop]
}
