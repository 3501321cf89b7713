package hostile.about_to_go;

import cases.Calm;
import org.scoville.algorithm.*;
import org.scoville.fact.*;
import org.scoville.ingredient.*;
import org.scoville.recipe.*;

@Deprecated(forRemoval = true)
@Recipe(epochs = 90, batchSize = 2048)
public interface Older extends Calm {
  @Deprecated(forRemoval = true)
  @Algorithm
  MixUp mixUp();
}
