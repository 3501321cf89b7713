package cases.image_size_not_taken;

import cases.Calm;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.data.ImageFolder;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.processor.sample.Patches;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Model;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Override
  @Model
  @Patches.With(imageSide = 224)
  Network model();

  @Override
  @Train
  @ImageFolder.With(crop = 224)
  Loader train();

  @Algorithm
  ProgressiveResizing resizing(); // error: [image-size-not-taken] note: [progressive-oom-late] note: [progressive-dataloader-cost] note: [extrapolated-time]
}
