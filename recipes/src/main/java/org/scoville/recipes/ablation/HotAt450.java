package org.scoville.recipes.ablation;

import org.scoville.recipe.Recipe;
import org.scoville.recipes.Hot;

/** Published: 80.78 % top-1 in 573 min for Hot at 450 epochs, MixUp's alpha at 0.25 (Table 6). */
@Recipe(epochs = 450, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface HotAt450 extends Hot {}
