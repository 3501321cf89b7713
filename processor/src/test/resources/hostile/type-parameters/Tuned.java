package hostile.type_parameters;

import cases.Calm;
import org.scoville.algorithm.*;
import org.scoville.data.*;
import org.scoville.fact.*;
import org.scoville.ingredient.*;
import org.scoville.model.*;
import org.scoville.optimizer.*;
import org.scoville.recipe.*;

interface Base<M extends Network & Comparable<M>, A extends AlgorithmPart> extends Calm {
  @Override
  @Model
  M model();

  @Algorithm
  A first();

  @Algorithm
  @EMA.With(halfLifeBatches = 100)
  WeightAverage average();
}

record Own(int depth) implements Network, Comparable<Own> {
  @Override
  public int compareTo(Own other) {
    return Integer.compare(depth, other.depth);
  }

  @Hyperparameters
  @interface With {
    int depth() default 3;
  }
}

interface Middle<Plan extends Network & Comparable<Plan>> extends Base<Plan, MixUp> {
  @Override
  @Optimizer
  @DecoupledSGD.With(learningRate = 0.1)
  DecoupledSGD optimizer();
}

interface Loading<L extends Loader> {
  @Train
  L train();
}

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Middle<Own>, Loading<ImageFolder> {
  @Override
  @Train
  @ImageFolder.With(crop = 176)
  ImageFolder train();
}

@Recipe(epochs = 90, batchSize = 2048)
interface Dropping extends Middle<Own> {
  @Override
  @Without
  MixUp first();

  @Override
  @Algorithm
  @SWA.With
  WeightAverage average();
}

@SuppressWarnings("rawtypes")
interface Raw extends Middle {}

@Recipe(epochs = 90, batchSize = 2048)
interface Unchecked extends Raw {
  @Override
  @Without
  AlgorithmPart first();

  @Override
  @Model
  @ResNet.With(depth = 50)
  Network model();
}

interface Algorithms<A extends BatchTransform, B extends Record & StepRule> {
  @Algorithm
  A batch();

  @Algorithm
  B step();
}

interface Narrower<S extends Record & StepRule> extends Algorithms<MixUp, S> {}

@Recipe(epochs = 90, batchSize = 2048)
interface Bounded extends Calm, Narrower<Step> {}

interface Bag<T> extends BatchTransform {}

interface Dropped<T> {
  @Algorithm
  @MixUp.With
  T batch();
}

@Recipe(epochs = 90, batchSize = 2048)
interface Placed extends Calm, Dropped<BatchTransform> {}

record Step() implements StepRule {
  @Hyperparameters
  @interface With {}
}
