package cases.sam_short_run;

import cases.Calm;
import org.scoville.algorithm.SAM;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 30, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface Bad extends Calm {
  @Algorithm(every = 10)
  @SAM.With(rho = 0.5)
  SAM sam(); // warning: [sam-short-run]
}
