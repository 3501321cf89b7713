package hostile.about_to_go;

import cases.Calm;
import org.scoville.algorithm.*;
import org.scoville.fact.*;
import org.scoville.ingredient.*;
import org.scoville.recipe.*;

@SuppressWarnings({"removal", "deprecation"})
@Recipe(epochs = 90, batchSize = 2048)
public interface Dropping extends Older {
  @Override
  @Without
  MixUp mixUp();

  @Algorithm
  Faded faded();

  @Algorithm
  Fading fading();
}

@Deprecated
record Faded(double scale) implements StepRule {
  @Hyperparameters
  @interface With {
    double scale() default 1;
  }
}

record Fading(double scale, Mode mode, Way way) implements BatchTransform {
  @Deprecated
  Fading {}

  enum Mode {
    @Deprecated(forRemoval = true)
    OLD
  }

  @Deprecated
  enum Way {
    OUT
  }

  @SuppressWarnings({"removal", "deprecation"})
  @Hyperparameters
  @interface With {
    double scale() default 1;

    Mode mode() default Mode.OLD;

    Way way() default Way.OUT;
  }
}
