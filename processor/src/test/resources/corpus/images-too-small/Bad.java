package cases.images_too_small;

import cases.Calm;
import org.scoville.data.ImageFolder;
import org.scoville.data.RandomCrop;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.model.ResNet;
import org.scoville.recipe.Evaluate;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 128, trainingSamples = 50_000, classes = 10)
public interface Bad extends Calm {
  @Override
  @Model
  @ResNet.With(depth = 18)
  Network model(); // warning: [images-too-small]

  @Override
  @Train
  @ImageFolder.With(crop = 32, randomCrop = RandomCrop.PADDED, padding = 4)
  Loader train();

  @Override
  @Evaluate
  @ImageFolder.With(crop = 32)
  Loader evaluate();
}
