package org.scoville.runtime.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.text.NumberText;

/**
 * Checks how many images each class has, because a wrong label makes a class of its own.
 *
 * <p>A number that no training image has is refused, unless the recipe declares how many classes
 * there are, or it is only 0: EMNIST's letters count from 1. A class that only evaluation images
 * have is refused, too: the network has never seen it.
 */
final class ClassCheck {

  private final RecipeSpec spec;
  private final ImageSource train;
  private final ImageSource evaluate;
  private final long[] trained;
  private final long[] evaluated;

  private ClassCheck(RecipeSpec spec, ImageSource train, ImageSource evaluate) {
    this.spec = spec;
    this.train = train;
    this.evaluate = evaluate;
    this.trained = train.imagesPerClass();
    this.evaluated = Arrays.copyOf(evaluate.imagesPerClass(), trained.length);
  }

  /**
   * Warnings about the classes.
   *
   * @param spec the recipe as it was written, with the classes that it declares
   */
  static List<String> warnings(RecipeSpec spec, ImageSource train, ImageSource evaluate) {
    ClassCheck check = new ClassCheck(spec, train, evaluate);
    List<String> warnings = new ArrayList<>();
    check.addUntrained(warnings);
    check.refuseUntrained();
    check.addUnevaluated(warnings);
    return warnings;
  }

  private void addUntrained(List<String> warnings) {
    List<Integer> gaps = labels(label -> trained[label] == 0);
    if (gaps.isEmpty()) {
      return;
    }
    int last = trained.length - 1;
    String fact =
        "no training image is of %s, and %s".formatted(names(gaps), share(trained, train, last));
    if (!gaps.equals(List.of(0)) && spec.classes() == 0) {
      throw new LaunchProblem(
          "%s; correct the labels, or declare classes = %d in %s if all of them are meant"
              .formatted(fact, trained.length, spec.simpleName()));
    }
    warnings.add(
        "%s: the network gets %s, of which %d can't be learned"
            .formatted(fact, NumberText.count(trained.length, "output"), gaps.size()));
  }

  private void refuseUntrained() {
    List<Integer> untrained = labels(label -> trained[label] == 0 && evaluated[label] > 0);
    if (!untrained.isEmpty()) {
      throw new LaunchProblem(
          "%s, and no training image is; use evaluation images of the classes trained on"
              .formatted(share(evaluated, evaluate, untrained.get(0))));
    }
  }

  private void addUnevaluated(List<String> warnings) {
    List<Integer> unevaluated = labels(label -> trained[label] > 0 && evaluated[label] == 0);
    if (!unevaluated.isEmpty()) {
      warnings.add(
          "no evaluation image is of %s, and %s"
              .formatted(names(unevaluated), share(trained, train, unevaluated.get(0))));
    }
  }

  private List<Integer> labels(IntPredicate kind) {
    return IntStream.range(0, trained.length).filter(kind).boxed().toList();
  }

  /** The number of images of a source in one class, as a phrase. */
  private String share(long[] images, ImageSource source, int label) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d %s images %s of %s",
        images[label],
        source.size(),
        source == train ? "training" : "evaluation",
        images[label] == 1 ? "is" : "are",
        name(label));
  }

  private String names(List<Integer> labels) {
    String first = name(labels.get(0));
    return labels.size() == 1 ? first : "%s and %d more".formatted(first, labels.size() - 1);
  }

  private String name(int label) {
    return "class " + train.classNames().get(label);
  }
}
