package cases.result_unclear;

import cases.Calm;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

@Published(top1 = 77, remark = "\033[31mred", source = "lab notes of 2026") // error: [result-unclear]
@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
public interface BadText extends Calm {}
