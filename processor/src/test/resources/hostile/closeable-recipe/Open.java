package hostile.closeable_recipe;

import cases.Calm;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Open extends Calm, AutoCloseable {
  @Override
  default void close() throws Exception {}
}
