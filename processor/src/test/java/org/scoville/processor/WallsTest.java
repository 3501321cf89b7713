package org.scoville.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.scoville.ingredient.Part;

@AnalyzeClasses(
    packages = "org.scoville.processor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  /** The compiler reads any ingredient alike, a plug-in's as the language's own. */
  @ArchTest
  static final ArchRule theCompilerKnowsNoIngredient =
      noClasses()
          .should()
          .dependOnClassesThat(
              describe(
                  "ingredients",
                  type -> type.isRecord() && type.isAssignableTo(Part.class.getName())));

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("org.scoville.processor.(*)..").should().beFreeOfCycles();
}
