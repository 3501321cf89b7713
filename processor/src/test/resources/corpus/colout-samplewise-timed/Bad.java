package cases.colout_samplewise_timed;

import cases.Calm;
import org.scoville.algorithm.ColOut;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm(every = 2)
  @ColOut.With(rowDrop = 0.05, columnDrop = 0.05, perBatch = false)
  ColOut colOut(); // error: [colout-samplewise-timed]
}
