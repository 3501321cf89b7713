package cases.parents_disagree;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 300, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadSecondOpinion extends Calm, Idle, Busy {} // error: [parents-disagree]

interface Idle {
  @Algorithm
  @MixUp.With(alpha = 0)
  MixUp mixUp();
}

interface Busy {
  @Algorithm
  @MixUp.With(alpha = 0.3)
  MixUp mixUp();
}
