package hostile.named_like_ours;

import cases.Calm;
import org.scoville.algorithm.MixUp;
import org.scoville.fact.*;
import org.scoville.ingredient.*;
import org.scoville.recipe.*;

@Recipe(epochs = 90, batchSize = 2048)
public interface Provides extends Calm {
  @Algorithm
  MixUp mixUp();

  @Algorithm
  Edge edge();

  record Edge(double limit, Mode mode) implements StepRule {
    enum Mode {
      SOFT
    }

    @Hyperparameters
    @interface With {
      double limit() default 1.0 / 0;

      Mode mode() default Mode.SOFT;
    }
  }
}
