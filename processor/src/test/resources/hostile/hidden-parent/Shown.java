package hostile.hidden_parent;

import cases.Calm;
import org.scoville.algorithm.*;
import org.scoville.recipe.*;

public interface Shown extends Hidden {}

interface Hidden extends Calm {
  @Algorithm
  MixUp mixUp();

  @interface Singleton {}
}
