package org.scoville.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.RuleBook;
import org.scoville.rule.RuleReport;
import org.scoville.rule.Severity;
import org.scoville.runtime.wiring.CompiledRecipe;

class PublishedValuesTest {
  private static final PublishedTable TABLE = PublishedTable.read();

  static List<RecipeSpec> recipes() {
    List<RecipeSpec> recipes = new ArrayList<>();
    ServiceLoader.load(CompiledRecipe.class).forEach(recipe -> recipes.add(recipe.spec()));
    return recipes;
  }

  static List<String> children() {
    return TABLE.recipes().stream().filter(name -> !TABLE.parent(name).isEmpty()).toList();
  }

  @Test
  void everyRecipeIsFoundOnTheClassPathAndHasItsRows() {
    assertThat(recipes())
        .extracting(RecipeSpec::simpleName)
        .containsExactlyInAnyOrderElementsOf(TABLE.recipes());
  }

  @Test
  void noPlaceHasTwoRows() {
    assertThat(TABLE.rows())
        .extracting(row -> row.recipe() + "." + row.place())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void eachMemberHasItsPublishedValueAndNoneIsWithoutARow(RecipeSpec recipe) {
    Map<String, String> published = new LinkedHashMap<>(TABLE.values(recipe.simpleName()));
    published.replaceAll((place, value) -> plain(value));
    assertThat(values(recipe)).containsExactlyInAnyOrderEntriesOf(published);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void eachMethodThatARecipeStatesHasRowsOfItsOwn(RecipeSpec recipe) throws Exception {
    assertThat(TABLE.methods(recipe.simpleName()))
        .filteredOn(method -> !method.equals("recipe"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Class.forName(recipe.name()).getDeclaredMethods())
                .map(Method::getName)
                .toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("children")
  void aDescendantRestatesOnlyWhatDiffers(String recipe) {
    assertThat(TABLE.methods(recipe))
        .allSatisfy(
            method ->
                assertThat(TABLE.values(recipe, method))
                    .as(method)
                    .isNotEqualTo(TABLE.values(TABLE.parent(recipe), method)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void noRuleIsBrokenAndNoWarningIsLeftUnaccepted(RecipeSpec recipe) {
    RuleReport report = RuleBook.load(RuleBook.class.getClassLoader()).judge(recipe);
    assertThat(report.open(Severity.ERROR)).isEmpty();
    assertThat(report.open(Severity.WARNING)).isEmpty();
    assertThat(report.unknown()).as("ImageNet is known, so nothing stays open").isEmpty();
  }

  private static Map<String, String> values(RecipeSpec recipe) {
    Map<String, Object> values = new LinkedHashMap<>();
    recipe.ancestors().stream()
        .findFirst()
        .ifPresent(parent -> values.put("recipe, extends", parent.replaceAll(".*\\.", "")));
    values.put("recipe, epochs", recipe.epochs());
    values.put("recipe, batchSize", recipe.batchSize());
    values.put("recipe, trainingSamples", recipe.trainingSamples());
    values.put("recipe, classes", recipe.classes());
    values.put("recipe, precision", recipe.precision());
    for (Ingredient ingredient : recipe.ingredients()) {
      values.put(ingredient.method() + ", type", ingredient.simpleType());
      ingredient
          .values()
          .forEach((member, value) -> values.put(ingredient.method() + ", " + member, value));
    }
    for (AlgorithmUse use : recipe.algorithms()) {
      String method = use.ingredient().method();
      values.put(method + ", every", use.timing().every());
      values.put(method + ", from", use.timing().from());
      values.put(method + ", until", use.timing().until());
    }
    Map<String, String> words = new LinkedHashMap<>();
    values.forEach((place, value) -> words.put(place, words(value)));
    return words;
  }

  private static String words(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(PublishedValuesTest::words).collect(Collectors.joining(" "))
        : plain(value.toString());
  }

  /** Numbers in one spelling: 8.0 and 8, 5.0E-4 and 0.0005. */
  private static String plain(String text) {
    return Stream.of(text.split(" "))
        .map(word -> word.matches("[-+0-9.eE]+") ? number(word) : word)
        .collect(Collectors.joining(" "));
  }

  private static String number(String word) {
    return new BigDecimal(word).stripTrailingZeros().toPlainString();
  }
}
