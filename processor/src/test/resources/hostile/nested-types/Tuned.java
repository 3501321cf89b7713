package hostile.nested_types;

import cases.Calm;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.SAM;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Calm {
  @Algorithm(every = Timing.EVERY)
  @EMA.With(halfLifeEpochs = 0.8)
  EMA ema();

  @Algorithm
  ProgressiveResizing resizing();

  interface Timing {
    int EVERY = 5;
  }

  interface Plan {}

  enum Singleton {}

  final class Override {}

  @interface RecipeSpec {}

  interface List {}

  enum Key {}

  final class Provides {}

  @interface Binder {}

  interface Module {}

  enum Role {}

  final class Ingredient {}

  @interface AlgorithmUse {}

  interface Precision {}

  enum Generated {}

  final class ResNet {}

  @interface DecoupledSGD {}

  interface Network {}

  enum Model {}

  final class Convolutions {}

  @interface String {}

  interface Double {}

  enum IllegalStateException {}

  final class SuppressWarnings {}

  @interface org {}

  interface com {}

  enum java {}

  final class jakarta {}
}
