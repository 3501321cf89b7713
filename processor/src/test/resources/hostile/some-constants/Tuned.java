package hostile.some_constants;

import cases.Calm;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Calm, Settings {
  int SPEC = 1;
  int binder = 2;
  int org = 3;

  @Algorithm
  ProgressiveResizing resizing();
}

interface Settings {
  String List = "a list";
  String Timing = "a timing";
  String Plan = "a plan";
  int RecipeSpec = 4;
  Object Key = new Object();
  double com = 0.5;
  boolean java = true;
}
