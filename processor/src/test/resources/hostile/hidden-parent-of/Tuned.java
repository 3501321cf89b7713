package hostile.hidden_parent_of;

import hostile.hidden_parent.Shown;
import org.scoville.recipe.*;

@Recipe(epochs = 90, batchSize = 2048)
public interface Tuned extends Shown {}
