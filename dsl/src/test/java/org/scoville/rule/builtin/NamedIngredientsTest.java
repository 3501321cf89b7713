package org.scoville.rule.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scoville.ingredient.AlgorithmPart;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Network;
import org.scoville.ingredient.Objective;
import org.scoville.ingredient.Part;
import org.scoville.ingredient.RateCurve;
import org.scoville.ingredient.UpdateRule;
import org.scoville.planted.PlantedRules;
import org.scoville.recipe.Role;
import org.scoville.rule.Anchor;
import org.scoville.rule.RuleSet;

/**
 * A file of rules that names an ingredient is about it: one of its rules points at it. What else
 * names one stands in {@code named-ingredients.properties}, with the reason.
 */
class NamedIngredientsTest {

  @Test
  void aRuleThatNamesAnIngredientIsAboutIt() throws IOException {
    JavaClasses main =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.scoville.rule.builtin");
    List<RuleSet> sets =
        ServiceLoader.load(RuleSet.class).stream().map(ServiceLoader.Provider::get).toList();
    assertThat(strangers(main, sets)).isEqualTo(exceptions());
  }

  @Test
  void aListOfIngredientsInARuleIsFound() {
    JavaClasses planted = new ClassFileImporter().importClasses(PlantedRules.class);
    assertThat(strangers(planted, List.of(new PlantedRules())))
        .isEqualTo(Map.of("PlantedRules", Set.of("CutMix", "MixUp")));
  }

  /** The ingredients that each file names and none of its rules points at. */
  private static Map<String, Set<String>> strangers(JavaClasses classes, List<RuleSet> sets) {
    Map<String, Set<String>> strangers = new TreeMap<>();
    for (JavaClass type : classes) {
      Set<JavaClass> named = named(type);
      sets.stream()
          .filter(set -> set.getClass().getName().equals(type.getName()))
          .flatMap(set -> set.rules().stream())
          .flatMap(rule -> rule.anchors().stream())
          .forEach(anchor -> named.removeIf(ingredient -> pointsAt(anchor, ingredient)));
      if (!named.isEmpty()) {
        strangers
            .computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
            .addAll(named.stream().map(JavaClass::getSimpleName).toList());
      }
    }
    return strangers;
  }

  private static Set<JavaClass> named(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .filter(target -> target.isRecord() && target.isAssignableTo(Part.class.getName()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean pointsAt(Anchor anchor, JavaClass ingredient) {
    if (anchor instanceof Anchor.OfType of) {
      return ingredient.isEquivalentTo(of.type());
    }
    if (anchor instanceof Anchor.OfTiming of) {
      return ingredient.isEquivalentTo(of.type());
    }
    return anchor instanceof Anchor.OfRole of && ingredient.isAssignableTo(part(of.role()));
  }

  /** The type of the ingredients of a role. */
  private static Class<? extends Part> part(Role role) {
    return switch (role) {
      case MODEL -> Network.class;
      case LOSS -> Objective.class;
      case TRAIN, EVALUATE -> Loader.class;
      case OPTIMIZER -> UpdateRule.class;
      case SCHEDULE -> RateCurve.class;
      case ALGORITHM -> AlgorithmPart.class;
    };
  }

  private static Map<String, Set<String>> exceptions() throws IOException {
    Properties properties = new Properties();
    try (InputStream file =
        Objects.requireNonNull(
            NamedIngredientsTest.class.getResourceAsStream("named-ingredients.properties"))) {
      properties.load(file);
    }
    Map<String, Set<String>> exceptions = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      String[] words = key.split("\\.", 2);
      assertThat(properties.getProperty(key)).as("the reason for %s", key).isNotBlank();
      exceptions.computeIfAbsent(words[0], name -> new TreeSet<>()).add(words[1]);
    }
    return exceptions;
  }
}
