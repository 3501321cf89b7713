package cases.lr_linear_scaling;

import org.scoville.recipe.Recipe;

@Recipe(epochs = 36, batchSize = 1024, trainingSamples = 1_281_167, classes = 1000) // warning: [lr-linear-scaling]
public interface BadAfterGood extends BadScaled {}
