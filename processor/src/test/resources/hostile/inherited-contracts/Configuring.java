package hostile.inherited_contracts;

import cases.Calm;
import com.google.inject.Binder;
import com.google.inject.Module;
import org.scoville.recipe.Recipe;

@Recipe(epochs = 90, batchSize = 2048)
public interface Configuring extends Calm, Module {
  @Override
  default void configure(Binder binder) {}
}
