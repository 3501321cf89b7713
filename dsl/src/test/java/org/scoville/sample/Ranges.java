package org.scoville.sample;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import org.scoville.ingredient.AtMostOne;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.ExactlyOne;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.ingredient.Range;

/**
 * The declared ranges of hyperparameters, read from class files: the annotations are not kept at
 * run time.
 */
public final class Ranges {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.scoville");

  private Ranges() {}

  /** Every ingredient of this module. */
  public static List<Class<?>> ingredients() {
    return CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(Hyperparameters.class))
        .<Class<?>>map(with -> with.getEnclosingClass().orElseThrow().reflect())
        .toList();
  }

  /** The declared range of a hyperparameter. */
  public static Optional<Bounds> of(Class<?> ingredient, String member) {
    return with(ingredient)
        .getMethod(member)
        .tryGetAnnotationOfType(Range.class)
        .map(range -> new Bounds(range.min(), range.max(), range.above(), range.below()));
  }

  /** The hyperparameters of which exactly one is set; empty if there are no alternatives. */
  public static List<String> alternatives(Class<?> ingredient) {
    return with(ingredient)
        .tryGetAnnotationOfType(ExactlyOne.class)
        .map(one -> List.of(one.value()))
        .orElse(List.of());
  }

  /** The hyperparameters of which at most one is set. */
  public static List<String> exclusives(Class<?> ingredient) {
    return with(ingredient)
        .tryGetAnnotationOfType(AtMostOne.class)
        .map(one -> List.of(one.value()))
        .orElse(List.of());
  }

  private static JavaClass with(Class<?> ingredient) {
    return CLASSES.get(Ingredients.with(ingredient));
  }
}
