package org.scoville.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.scoville.ingredient.Part;
import org.scoville.runtime.algorithm.Behavior;

@AnalyzeClasses(
    packages = "org.scoville.runtime",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  /** Rooms floor by floor; those of one floor don't know each other. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("random", "text", "problem", "precision"),
          List.of("tensor", "image", "file"),
          List.of("state"),
          List.of("model", "loss", "optimizer", "decode"),
          List.of("beton"),
          List.of("dataset"),
          List.of("parallel", "parallel.rendezvous", "algorithm", "data", "checkpoint", "observe"),
          List.of("parallel.nccl", "parallel.mpi"),
          List.of("train"),
          List.of("wiring"),
          List.of("explain", "inspect", "pack", "runs"),
          List.of("launch"));

  private static final DescribedPredicate<JavaClass> BEHAVIORS =
      assignableTo(Behavior.class).and(not(INTERFACES)).as("behaviors of algorithms");

  /** An ingredient's record: a part of a run that is made of values. */
  private static final DescribedPredicate<JavaClass> INGREDIENTS =
      describe("ingredients", type -> type.isRecord() && type.isAssignableTo(Part.class.getName()));

  private static String room(String name) {
    return "org.scoville.runtime." + name;
  }

  @ArchTest static final ArchRule arrowsGoDownOnly = floors();

  private static ArchRule floors() {
    LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
    List<String> below = new ArrayList<>();
    for (List<String> floor : FLOORS) {
      String[] stairs = below.toArray(new String[0]);
      for (String name : floor) {
        house = house.layer(name).definedBy(room(name));
        house =
            stairs.length == 0
                ? house.whereLayer(name).mayNotAccessAnyLayer()
                : house.whereLayer(name).mayOnlyAccessLayers(stairs);
      }
      below.addAll(floor);
    }
    return house;
  }

  @ArchTest
  static final ArchRule everyClassLivesInARoomOfTheHouse =
      classes()
          .should()
          .resideInAnyPackage(
              FLOORS.stream().flatMap(List::stream).map(WallsTest::room).toArray(String[]::new));

  @ArchTest
  static final ArchRule onlyTensorTouchesTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackage(room("tensor"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.engine..");

  /**
   * A behavior depends on its own record, and the classes that bind them on all; no others depend
   * on any.
   */
  @ArchTest static final ArchRule onlyBehaviorsAndTheirBindingKnowIngredients = namedOutside();

  private static ArchRule namedOutside() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of("algorithm", "model", "loss", "optimizer", "data")
                .map(WallsTest::room)
                .toArray(String[]::new))
        .and()
        .doNotHaveFullyQualifiedName(room("wiring") + ".BuiltInBehaviors")
        .should()
        .dependOnClassesThat(INGREDIENTS);
  }

  @Test
  void aListOfIngredientsElsewhereIsFound() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(room("train"));
    assertThatThrownBy(() -> namedOutside().check(tests)).hasMessageContaining("ChannelsLast");
  }

  /** One file about one ingredient; variants of one formula may share it. */
  @ArchTest
  static final ArchRule aBehaviorKnowsItsOwnIngredientOnly =
      classes()
          .that()
          .resideInAnyPackage(
              Stream.of("algorithm", "model", "loss", "optimizer", "data")
                  .map(WallsTest::room)
                  .toArray(String[]::new))
          .and()
          .doNotHaveSimpleName("AdamUpdater")
          .should(knowOneIngredientAtMost());

  private static ArchCondition<JavaClass> knowOneIngredientAtMost() {
    return new ArchCondition<>("know one ingredient at most") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Set<String> known =
            type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .filter(INGREDIENTS)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        events.add(
            new SimpleConditionEvent(
                type, known.size() <= 1, type.getSimpleName() + " knows " + known));
      }
    };
  }

  @ArchTest
  static final ArchRule convolutionsAreCalledInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(room("tensor") + ".Convolutions")
          .should()
          .callMethodWhere(
              describe(
                  "convolution of the engine",
                  call ->
                      call.getTargetOwner().getPackageName().startsWith("ai.djl")
                          && call.getName().toLowerCase(Locale.ROOT).contains("conv")));

  @ArchTest
  static final ArchRule imagesFilesAndReportsKnowNoTensor =
      noClasses()
          .that()
          .resideInAnyPackage(
              room("data"),
              room("dataset"),
              room("decode"),
              room("beton"),
              room("image"),
              room("checkpoint"),
              room("file"),
              room("observe"),
              room("random"),
              room("text"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule theLoopKnowsPlacesAndNoAlgorithm =
      noClasses().that().resideInAPackage(room("train")).should().dependOnClassesThat(BEHAVIORS);

  @ArchTest
  static final ArchRule noAlgorithmKnowsAnother =
      classes().that(BEHAVIORS).should(knowNoOtherBehavior());

  private static ArchCondition<JavaClass> knowNoOtherBehavior() {
    return new ArchCondition<>("know no other behavior") {
      @Override
      public void check(JavaClass behavior, ConditionEvents events) {
        behavior.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> BEHAVIORS.test(dependency.getTargetClass()))
            .filter(dependency -> !dependency.getTargetClass().equals(behavior))
            .map(dependency -> SimpleConditionEvent.violated(behavior, dependency.getDescription()))
            .forEach(events::add);
      }
    };
  }

  @ArchTest
  static final ArchRule onlyWiringAndTheLauncherWire =
      noClasses()
          .that()
          .resideOutsideOfPackages(room("wiring"), room("launch"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.inject..");

  @ArchTest
  static final ArchRule onlyTheLauncherReadsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage(room("launch"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule fewCallNativeLibraries =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              room("launch"), room("tensor"), room("parallel.nccl"), room("parallel.mpi"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.jna..");

  @ArchTest
  static final ArchRule nothingKnowsTheProcessor =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.scoville.processor..");

  @ArchTest
  static final ArchRule nothingReflects =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect..");

  @ArchTest
  static final ArchRule onlyTheLauncherAndItsObserversSpeak =
      noClasses()
          .that()
          .resideOutsideOfPackages(room("launch"), room("observe"))
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule nothingSharedIsMutable = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              be(
                  describe(
                      "in a @NullMarked package",
                      c -> c.getPackage().isAnnotatedWith(NullMarked.class))));

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl|Base)");
}
