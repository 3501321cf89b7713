package org.scoville.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.rule.Verdict.FIRES;
import static org.scoville.sample.Ingredients.defaults;
import static org.scoville.sample.Ingredients.evaluationFolder;
import static org.scoville.sample.Ingredients.trainingFolder;
import static org.scoville.sample.Recipes.plain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.fact.Resizes;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.sample.AnyRecipe;

/** A value that a remedy names, {@code rho = 0.25}, removes the finding from the recipe. */
class RemedyTest {
  private static final RuleBook BOOK = RuleBook.load(RuleBook.class.getClassLoader());
  private static final Pattern VALUE =
      Pattern.compile("(?:(@?\\w+)'s )?\\b(\\w+) = (-?[0-9][0-9.eE-]*|[A-Z][A-Z_]+|true|false)\\b");
  private static final Pattern LONGER = Pattern.compile("^train for (\\d+) epochs");
  private static final Pattern WAYS = Pattern.compile(",? or ");
  private static final Map<String, Integer> TRIED = new TreeMap<>();

  @Provide
  Arbitrary<RecipeSpec> recipes() {
    return AnyRecipe.sensible();
  }

  /** One algorithm that resizes large images under a ResNet: seldom among all recipes. */
  @Provide
  Arbitrary<RecipeSpec> growing() {
    return AnyRecipe.sensible()
        .filter(recipe -> recipe.declared(Resizes.class).isPresent())
        .map(
            recipe ->
                plain(recipe.epochs())
                    .with(Role.TRAIN, trainingFolder(64 + recipe.batchSize() % 240))
                    .with(
                        recipe
                            .use(recipe.declared(Resizes.class).orElseThrow().ingredient().method())
                            .orElseThrow()));
  }

  @Property(tries = 6000)
  void whatARemedyNamesRemovesTheFinding(@ForAll("recipes") RecipeSpec recipe) {
    mend(recipe);
  }

  @Property(tries = 1000)
  void whatARemedyOfGrowingImagesNamesRemovesTheFinding(@ForAll("growing") RecipeSpec recipe) {
    mend(recipe);
  }

  private static void mend(RecipeSpec recipe) {
    for (Rule rule : BOOK.rules()) {
      Answer answer = rule.answer(recipe);
      if (answer.verdict() == FIRES) {
        Finding finding = answer.finding().orElseThrow();
        for (String way : WAYS.splitAsStream(finding.fix()).toList()) {
          mended(recipe, finding, way)
              .ifPresent(
                  it -> {
                    TRIED.merge(rule.id(), 1, Integer::sum);
                    assertThat(rule.ask(it))
                        .as(rule + ": " + finding.fact() + ": " + way)
                        .isNotEqualTo(FIRES);
                  });
        }
      }
    }
  }

  /** Recipes whose remedies once led to the next finding. */
  private static List<RecipeSpec> onceLedAstray() {
    Ingredient resizing =
        defaults("resizing", ProgressiveResizing.class)
            .with("delayFraction", 0.4)
            .with("finetuneFraction", 0.2);
    return List.of(
        plain(2).batchSize(64).data(400, 10),
        plain(1).batchSize(64).data(400, 10),
        plain(90).with(Role.EVALUATE, evaluationFolder(8192, 4096)),
        plain(1).with(AlgorithmUse.of(resizing)),
        plain(90).with(AlgorithmUse.of(resizing.with("sizeIncrement", 200))));
  }

  @Example
  void aRemedyLeadsToNoOtherWarning() {
    for (RecipeSpec recipe : onceLedAstray()) {
      List<String> before = faults(recipe);
      for (Finding finding : BOOK.judge(recipe).findings()) {
        for (String way : WAYS.splitAsStream(finding.fix()).toList()) {
          mended(recipe, finding, way)
              .ifPresent(
                  it ->
                      assertThat(faults(it))
                          .as(finding + ": " + way)
                          .isSubsetOf(before)
                          .doesNotContain(finding.id()));
        }
      }
    }
  }

  private static List<String> faults(RecipeSpec recipe) {
    return BOOK.judge(recipe).findings().stream()
        .filter(finding -> finding.severity().compareTo(Severity.WARNING) <= 0)
        .map(Finding::id)
        .toList();
  }

  @AfterContainer
  static void enoughRemediesWereTried() {
    assertThat(TRIED)
        .containsKeys(
            "progressive-initial-too-small",
            "decoupled-wd-magnitude",
            "coupled-wd-magnitude",
            "fixres-relation",
            "fixres-ratio-range",
            "eval-crop-ratio",
            "sam-rho-vs-interval",
            "fixres-contradicted",
            "warmup-large-fraction",
            "lr-linear-scaling",
            "ema-half-life-vs-run");
  }

  /** The recipe with all the values of one way to mend it, if it names any. */
  private static Optional<RecipeSpec> mended(RecipeSpec recipe, Finding finding, String way) {
    Matcher longer = LONGER.matcher(way);
    if (longer.find()) {
      return Optional.of(recipe.epochs(Integer.parseInt(longer.group(1))));
    }
    List<MatchResult> values = VALUE.matcher(way).results().toList();
    RecipeSpec mended = recipe;
    for (MatchResult value : values) {
      mended = with(mended, finding, value);
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(mended);
  }

  private static RecipeSpec with(RecipeSpec recipe, Finding finding, MatchResult value) {
    String member = value.group(2);
    if (member.equals("epochs") || member.equals("batchSize")) {
      int number = Integer.parseInt(value.group(3));
      return member.equals("epochs") ? recipe.epochs(number) : recipe.batchSize(number);
    }
    Ingredient owner = owner(recipe, finding, value);
    RecipeSpec mended = recipe.data(recipe.data());
    for (Role role : recipe.roles().keySet()) {
      if (recipe.roles().get(role).equals(owner)) {
        mended = mended.with(role, set(owner, member, value.group(3)));
      }
    }
    List<AlgorithmUse> uses =
        recipe.algorithms().stream()
            .map(use -> use.ingredient().equals(owner) ? set(use, member, value.group(3)) : use)
            .toList();
    return new RecipeSpec(
        mended.name(),
        mended.run(),
        mended.data(),
        mended.lineage(),
        mended.roles(),
        uses,
        mended.acceptances());
  }

  private static AlgorithmUse set(AlgorithmUse use, String member, String value) {
    return switch (member) {
      case "every" -> use.every(Integer.parseInt(value));
      case "from" -> use.within(Double.parseDouble(value), use.timing().until());
      default -> new AlgorithmUse(set(use.ingredient(), member, value), use.timing(), use.after());
    };
  }

  private static Ingredient set(Ingredient ingredient, String member, String value) {
    Object old = ingredient.values().get(member);
    if (old instanceof Integer) {
      return ingredient.with(member, Integer.valueOf(value));
    }
    if (old instanceof Double) {
      return ingredient.with(member, Double.valueOf(value));
    }
    return ingredient.with(member, old instanceof Boolean ? Boolean.valueOf(value) : value);
  }

  private static Role roleOf(String name) {
    return name.startsWith("@")
        ? Role.valueOf(name.substring(1).toUpperCase(Locale.ROOT))
        : Role.ALGORITHM;
  }

  /** Whose member it is: of the role that is named, of where the finding stands, of who has it. */
  private static Ingredient owner(RecipeSpec recipe, Finding finding, MatchResult value) {
    String name = value.group(1);
    if (name != null) {
      return recipe.ingredients().stream()
          .filter(
              it ->
                  it.simpleType().equals(name)
                      || recipe.role(roleOf(name)).filter(it::equals).isPresent())
          .findFirst()
          .orElseThrow();
    }
    String member = value.group(2);
    boolean timing = List.of("every", "from", "until").contains(member);
    return recipe.ingredients().stream()
        .filter(it -> it.method().equals(finding.location().method()))
        .filter(it -> timing || it.values().containsKey(member))
        .findFirst()
        .or(
            () ->
                recipe.ingredients().stream()
                    .filter(it -> it.values().containsKey(member))
                    .findFirst())
        .orElseThrow(() -> new AssertionError(finding + " names " + member));
  }
}
