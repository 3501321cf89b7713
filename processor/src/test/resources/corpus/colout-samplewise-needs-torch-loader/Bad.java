package cases.colout_samplewise_needs_torch_loader;

import cases.Calm;
import org.scoville.algorithm.ColOut;
import org.scoville.data.FFCV;
import org.scoville.ingredient.Loader;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.Train;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000) // note: [ffcv-batch-is-per-gpu]
public interface Bad extends Calm {
  @Override
  @Train
  @FFCV.With(crop = 176)
  Loader train();

  @Algorithm
  @ColOut.With(rowDrop = 0.05, columnDrop = 0.05, perBatch = false) // error: [colout-samplewise-needs-torch-loader]
  ColOut colOut();
}
