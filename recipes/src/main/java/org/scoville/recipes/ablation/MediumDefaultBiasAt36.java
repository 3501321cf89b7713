package org.scoville.recipes.ablation;

import static org.scoville.model.Convolutions.KAIMING_NORMAL;
import static org.scoville.model.Scales.UNIFORM;

import org.scoville.ingredient.Network;
import org.scoville.literature.Citations;
import org.scoville.literature.Conditions;
import org.scoville.literature.DeepDive;
import org.scoville.model.ResNet;
import org.scoville.recipe.Accept;
import org.scoville.recipe.Model;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Published;
import org.scoville.recipe.Recipe;

/** {@link org.scoville.recipes.Medium Medium} at 36 epochs, the last bias as PyTorch starts it. */
@Published(
    top1 = DeepDive.DEFAULT_BIAS_AT_36,
    epochs = 36,
    system = Conditions.A100_80GB,
    source = Citations.MOSAIC_TABLE_8,
    remark = Conditions.PROTOTYPE)
@Recipe(
    epochs = 36,
    batchSize = 2048,
    trainingSamples = 1_281_167,
    classes = 1000,
    precision = Precision.AUTO)
public interface MediumDefaultBiasAt36 extends MediumAt36 {
  /** Zero, where PyTorch's default is uniform within ±0.022; -log(1000) is -6.9. */
  @Override
  @Model
  @ResNet.With(depth = 50, convolutions = KAIMING_NORMAL, scales = UNIFORM)
  @Accept(
      rule = "bce-without-log-prior-bias",
      because = "Table 8 measures it: 0.84 points less at 36 epochs")
  Network model();
}
