package org.scoville;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.scoville.planted.PlantedList;

@AnalyzeClasses(packages = "org.scoville", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  private static final String[] ROOMS = {
    "org.scoville.recipe",
    "org.scoville.ingredient",
    "org.scoville.algorithm",
    "org.scoville.model",
    "org.scoville.loss",
    "org.scoville.optimizer",
    "org.scoville.schedule",
    "org.scoville.data",
    "org.scoville.fact",
    "org.scoville.derived",
    "org.scoville.literature",
    "org.scoville.rule",
    "org.scoville.rule.builtin",
    "org.scoville.service",
    "org.scoville.text",
  };

  @ArchTest
  static final ArchRule everyClassLivesInARoomOfTheHouse =
      classes().should().resideInAnyPackage(ROOMS);

  @ArchTest
  static final ArchRule theLanguageDependsOnNothingButAnnotations =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.scoville..",
              "java..",
              "jakarta.inject",
              "org.jspecify.annotations",
              "com.google.auto.service");

  @ArchTest
  static final ArchRule onlyRolesAreQualifiers =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.scoville.recipe")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.inject");

  @ArchTest
  static final ArchRule recipesKnowNoIngredientAndNoRule =
      noClasses()
          .that()
          .resideInAPackage("org.scoville.recipe")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.scoville..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.scoville.recipe",
                              "org.scoville.ingredient",
                              "org.scoville.fact",
                              "org.scoville.text"))));

  @ArchTest
  static final ArchRule ingredientsKnowNeitherRecipesNorWhatIsDerivedNorRules =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.scoville.recipe",
              "org.scoville.derived",
              "org.scoville.literature",
              "org.scoville.rule..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.scoville.recipe",
              "org.scoville.derived",
              "org.scoville.literature",
              "org.scoville.rule..");

  @ArchTest
  static final ArchRule literatureKnowsNoRule =
      noClasses()
          .that()
          .resideInAPackage("org.scoville.literature")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.scoville.rule..");

  @ArchTest
  static final ArchRule derivedValuesKnowNeitherRulesNorLiterature =
      noClasses()
          .that()
          .resideInAPackage("org.scoville.derived")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.scoville.rule..", "org.scoville.literature");

  @ArchTest
  static final ArchRule theRuleEngineKnowsNoRule =
      noClasses()
          .that()
          .resideInAPackage("org.scoville.rule")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.scoville.rule.builtin");

  @ArchTest
  static final ArchRule declarationsAndFactsKnowNoIngredient =
      classes()
          .that()
          .resideInAnyPackage("org.scoville.ingredient", "org.scoville.fact", "org.scoville.text")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.scoville.ingredient",
              "org.scoville.fact",
              "org.scoville.text",
              "java.lang..",
              "java.math..",
              "java.util..",
              "org.jspecify.annotations");

  /**
   * Facts of an ingredient are on its record, behind interfaces. Only rules and figures may be
   * about one ingredient; {@code NamedIngredientsTest} holds which.
   */
  @ArchTest
  static final ArchRule onlyRulesAndFiguresNameIngredients = KnownIngredients.namedOutside();

  @Test
  void aListOfIngredientsElsewhereIsFound() {
    assertThatThrownBy(
            () ->
                KnownIngredients.namedOutside()
                    .check(new ClassFileImporter().importClasses(PlantedList.class)))
        .hasMessageContaining("PlantedList")
        .hasMessageContaining("CutMix")
        .hasMessageContaining("MixUp");
  }

  @ArchTest
  static final ArchRule whoFindsProvidersKnowsNoService =
      noClasses()
          .that()
          .resideInAPackage("org.scoville.service")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.scoville..")
                  .and(not(resideInAPackage("org.scoville.service"))));

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("org.scoville.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyWhatIsKnownByNameIsReflectedOn =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.scoville.recipe.Records")
          .and()
          .resideOutsideOfPackage("org.scoville.service")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.reflect");

  @ArchTest static final ArchRule nothingIsMutable = fields().should().haveModifier(FINAL);

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
