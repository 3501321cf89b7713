package cases.image_size_not_taken;

import cases.Calm;
import org.scoville.ingredient.Network;
import org.scoville.processor.sample.Patches;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadCrop extends Calm {
  @Override
  @Model
  @Patches.With(imageSide = 176)
  Network model(); // error: [image-size-not-taken]
}
