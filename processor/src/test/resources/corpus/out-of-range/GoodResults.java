package cases.out_of_range;

import cases.Calm;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

@Published(top1 = 0, minutes = Double.NaN, source = "lab notes of 2026")
@Published(imagesPerSecond = 1e4, source = "lab notes of 2026")
@Lengths(from = 90, until = 90)
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface GoodResults extends Calm {}
