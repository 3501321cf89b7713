package org.scoville.algorithm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scoville.fact.Mixes;
import org.scoville.fact.MixingMethod;
import org.scoville.fact.Regularizes;
import org.scoville.ingredient.BatchTransform;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;
import org.scoville.ingredient.TargetTransform;
import org.scoville.text.NumberText;

/**
 * Either MixUp or CutMix, chosen at random for each micro-batch.
 *
 * <p><b>Use.</b> An ingredient of the recipes that train a ResNet-50 from 100 to 600 epochs: A1, A2
 * and A3 (Wightman et al. 2021) and torchvision's of 2021, which reaches 80.858 % top-1 at 600
 * epochs (pytorch/vision issue 5201). What the alternation alone buys was not published for them.
 * It costs what the one that is drawn costs, about a copy of the batch.
 *
 * <p><b>Suggested values.</b> {@code mixUpAlpha} 0.2 in A1, 0.1 in A2 and A3, with the partner
 * {@link Partner#FLIPPED}; 0.2 in torchvision's recipe, with the partner {@link Partner#ROLLED}.
 * All have {@code cutMixAlpha} 1, {@code switchProbability} 0.5 and {@code probability} 1.
 *
 * <p><b>Details.</b> Wightman et al. 2021, arXiv:2110.00476; MixUp is arXiv:1710.09412, CutMix
 * arXiv:1905.04899. For each micro-batch of each replica, and each pass of a step that takes two:
 * with {@code probability} it is mixed at all, then with {@code switchProbability} by CutMix and
 * otherwise by MixUp; where one alpha is 0 it is always the other. {@code l ~ Beta(alpha, alpha)}
 * of the one that was drawn. Images (N, C, H, W) and targets (N, classes), float32, become {@code l
 * x + (1 - l) partner}, or a rectangle of the partner is pasted as {@link CutMix} does, about a
 * center within the image. Unlike in {@link MixUp}, l is used as it is drawn, as in timm and
 * torchvision: the partner can weigh more than the image itself, which is the same batch in another
 * order. The default partner is timm's, with which a batch holds each pair twice. Label smoothing
 * acts after it, on both targets alike, as timm and torchvision do; they smooth the image's and the
 * partner's target, which is the same.
 *
 * <p><b>Caveats.</b> Not on the same batch as {@link MixUp} or {@link CutMix}, which would mix a
 * second time. With the partner FLIPPED the middle image of an odd micro-batch is mixed with
 * itself; timm refuses such batches. timm's variants that draw for each image or pair are not here:
 * no recipe of ResNet-50 has them.
 *
 * @param mixUpAlpha parameter of MixUp's Beta distribution, at least 0; 0 leaves it out
 * @param cutMixAlpha parameter of CutMix's Beta distribution, at least 0; 0 leaves it out
 * @param switchProbability probability of CutMix where both are possible
 * @param probability probability that a micro-batch is mixed at all
 * @param partner which other image an image is mixed with
 */
public record MixUpOrCutMix(
    double mixUpAlpha,
    double cutMixAlpha,
    double switchProbability,
    double probability,
    Partner partner)
    implements BatchTransform, TargetTransform, Mixes, Regularizes {
  /** Hyperparameters of {@link MixUpOrCutMix}. */
  @Hyperparameters
  public @interface With {
    /** Parameter of MixUp's Beta distribution; 0 leaves it out. */
    @Range(min = 0)
    double mixUpAlpha() default 0.1;

    /** Parameter of CutMix's Beta distribution; 0 leaves it out. */
    @Range(min = 0)
    double cutMixAlpha() default 1;

    /** Probability of CutMix where both are possible. */
    @Range(min = 0, max = 1)
    double switchProbability() default 0.5;

    /** Probability that a micro-batch is mixed at all. */
    @Range(min = 0, max = 1)
    double probability() default 1;

    /** Which other image an image is mixed with. */
    Partner partner() default Partner.FLIPPED;
  }

  /** Checks the ranges. */
  public MixUpOrCutMix {
    Bounds.atLeast(0).check("MixUpOrCutMix", "mixUpAlpha", mixUpAlpha);
    Bounds.atLeast(0).check("MixUpOrCutMix", "cutMixAlpha", cutMixAlpha);
    Bounds.between(0, 1).check("MixUpOrCutMix", "switchProbability", switchProbability);
    Bounds.between(0, 1).check("MixUpOrCutMix", "probability", probability);
  }

  @Override
  public List<MixingMethod> mixingMethods() {
    double pastes = shareOfCutMix();
    return Stream.of(
            MixingMethod.paste(probability * pastes, cutMixAlpha, false),
            MixingMethod.blend(probability * (1 - pastes), mixUpAlpha))
        .filter(mixture -> mixture.probability() > 0 && mixture.alpha() > 0)
        .toList();
  }

  @Override
  public boolean mixesBeforeSmoothing() {
    return true;
  }

  private double shareOfCutMix() {
    if (mixUpAlpha == 0) {
      return 1;
    }
    return cutMixAlpha == 0 ? 0 : switchProbability;
  }

  @Override
  public Optional<String> strength() {
    return mixingMethods().isEmpty()
        ? Optional.empty()
        : Optional.of("probability " + NumberText.of(probability));
  }
}
