package cases.resnet_depth;

import cases.Calm;
import org.scoville.model.ResNet;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Good extends Calm {
  @Override
  @Model
  @ResNet.With(depth = 34)
  ResNet model();
}
