package org.scoville;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import org.scoville.ingredient.Part;

/** A rule on the classes that may depend on the language's own ingredients. */
final class KnownIngredients {
  private static final String[] OWN_ROOMS = {
    "org.scoville.algorithm",
    "org.scoville.model",
    "org.scoville.loss",
    "org.scoville.optimizer",
    "org.scoville.schedule",
    "org.scoville.data"
  };

  private KnownIngredients() {}

  /** An ingredient's record: a part of a run that is made of values. */
  static DescribedPredicate<JavaClass> ingredients() {
    return describe(
        "ingredients", type -> type.isRecord() && type.isAssignableTo(Part.class.getName()));
  }

  /** Outside the rooms of ingredients, rules and figures no class depends on one. */
  static ArchRule namedOutside() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(OWN_ROOMS)
        .and()
        .resideOutsideOfPackages("org.scoville.rule.builtin", "org.scoville.literature")
        .should()
        .dependOnClassesThat(ingredients());
  }
}
