package hostile.about_to_go;

import cases.Calm;
import org.scoville.algorithm.*;
import org.scoville.fact.*;
import org.scoville.ingredient.*;
import org.scoville.recipe.*;

@SuppressWarnings("deprecation")
@Recipe(epochs = 90, batchSize = 2048)
interface Tagged extends Calm {
  @Algorithm
  Attic.Dusty dusty();
}

@Deprecated
class Attic {
  private Attic() {}

  record Dusty(double scale) implements StepRule {
    @Hyperparameters
    @interface With {
      double scale() default 1;
    }
  }
}
