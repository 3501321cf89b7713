package org.scoville.algorithm;

import org.scoville.ingredient.EvaluationRule;
import org.scoville.ingredient.Hyperparameters;

/**
 * Flip test-time augmentation: evaluates each image together with its mirror image.
 *
 * <p><b>Use.</b> Raises the accuracy of an evaluation; training and its weights stay as they are.
 * All published results of FFCV's ResNets have it: 78.4 % top-1 for ResNet-50 at 88 epochs, 71.3 %
 * for ResNet-18 at 56 (FFCV, README of ffcv-imagenet). What it adds there is unknown: no result of
 * the same weights without it is published. Doubles the forward passes of an evaluation and costs a
 * training step nothing.
 *
 * <p><b>Suggested values.</b> It has none. To repeat FFCV's figures it is on; to stand beside the
 * figures of the Deep Dive it is off.
 *
 * <p><b>Details.</b> No paper; {@code lr_tta} in the training script of ffcv-imagenet (Leclerc et
 * al. 2022). The logits (N, classes), float32, of images (N, C, H, W), float32, are {@code f(x) +
 * f(hflip(x))}, where {@code hflip} reverses the last axis. The sum is not halved, as in the
 * reference: the predicted class is the same, confidences taken from such logits are not. Nothing
 * is drawn. The mirrored images keep their layout in memory.
 *
 * <p><b>Caveats.</b> Accuracies with it are not comparable with those without it: the Deep Dive
 * dropped it from its FFCV baseline for the sake of fairness, and Mild, Medium and Hot go without.
 * In deployment each image costs two passes, or the accuracy is lower than evaluated. Not for
 * images whose mirror image is another class: digits, letters, traffic signs.
 */
public record FlipTTA() implements EvaluationRule {
  /** No hyperparameters. */
  @Hyperparameters
  public @interface With {}
}
