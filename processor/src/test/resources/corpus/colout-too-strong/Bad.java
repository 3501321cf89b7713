package cases.colout_too_strong;

import cases.Calm;
import org.scoville.algorithm.ColOut;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm
  @ColOut.With(rowDrop = 0.2, columnDrop = 0.15)
  ColOut colOut(); // warning: [colout-too-strong]
}
