package cases.cifar_resnet_depth;

import cases.Calm;
import org.scoville.model.CifarResNet;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Model
  @CifarResNet.With(depth = 21) // error: [cifar-resnet-depth]
  CifarResNet model();
}
