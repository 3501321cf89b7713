package hostile.inherited_contracts;

import cases.Calm;
import java.util.function.Function;
import org.scoville.algorithm.MixUp;
import org.scoville.recipe.Algorithm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Ordered extends Calm, Comparable<Ordered>, Function<String, String>, Sorting<Ordered> {
  @Algorithm
  MixUp apply();

  @Override
  default int compareTo(Ordered other) {
    return 0;
  }

  @Override
  default String apply(String text) {
    return text;
  }

  @Override
  default <E extends Comparable<E>> E first(Ordered ordered, E element) {
    return element;
  }
}

interface Sorting<T> {
  <K extends Comparable<K>> K first(T sorting, K element);
}
