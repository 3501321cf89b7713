package hostile.odd_letters;

import cases.Calm;
import org.scoville.fact.*;
import org.scoville.ingredient.*;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Calm {
  @Algorithm
  $Noise größe$1();

  @Algorithm
  _loud var();

  int timing = 5;

  record $Noise(double größe, Öffnung öffnung$) implements StepRule {
    enum Öffnung {
      WEIT$OFFEN
    }

    @Hyperparameters
    @interface With {
      double größe() default 1;

      Öffnung öffnung$() default Öffnung.WEIT$OFFEN;
    }
  }

  record _loud() implements BatchTransform {
    @Hyperparameters
    @interface With {}
  }
}
