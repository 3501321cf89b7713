package org.scoville.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.scoville.literature.Evidence;
import org.scoville.literature.Source;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.IngredientNotReadable;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * A check of recipes with its evidence, built in steps that read like a sentence; each step returns
 * a new rule.
 *
 * <pre>{@code
 * warning("sam-short-run")
 *     .about("SAM in a run of under 60 epochs")
 *     .when(recipe -> recipe.epochs() < 60 && recipe.has(SAM.class))
 *     .at(SAM.class)
 *     .says(recipe -> "SAM gains nothing in %d epochs".formatted(recipe.epochs()))
 *     .evidence("...", SOURCE)
 *     .fix("drop SAM");
 * }</pre>
 */
public final class Rule implements Check {
  private final String id;
  private final Severity severity;
  private final String summary;
  private final Predicate<RecipeSpec> condition;
  private final Map<DataFact, Predicate<RecipeSpec>> needs;
  private final List<Anchor> anchors;
  private final Function<RecipeSpec, String> fact;
  private final List<Evidence> evidence;
  private final String fix;
  private final Function<RecipeSpec, String> remedy;
  private final List<String> yieldsTo;

  private Rule(
      String id,
      Severity severity,
      String summary,
      Predicate<RecipeSpec> condition,
      Map<DataFact, Predicate<RecipeSpec>> needs,
      List<Anchor> anchors,
      Function<RecipeSpec, String> fact,
      List<Evidence> evidence,
      String fix,
      Function<RecipeSpec, String> remedy,
      List<String> yieldsTo) {
    this.id = id;
    this.severity = severity;
    this.summary = summary;
    this.condition = condition;
    this.needs = needs;
    this.anchors = anchors;
    this.fact = fact;
    this.evidence = evidence;
    this.fix = fix;
    this.remedy = remedy;
    this.yieldsTo = yieldsTo;
  }

  /** A rule about a recipe that would fail, or can't mean what it says. */
  public static Rule error(String id) {
    return blank(id, Severity.ERROR);
  }

  /** A rule about a recipe for which there is evidence of a worse result. */
  public static Rule warning(String id) {
    return blank(id, Severity.WARNING);
  }

  /** A rule about something worth knowing. */
  public static Rule note(String id) {
    return blank(id, Severity.NOTE);
  }

  /** A note on an ingredient that holds in every recipe with it, whatever the values. */
  public static Rule caveat(String id) {
    return blank(id, Severity.CAVEAT);
  }

  private static Rule blank(String id, Severity severity) {
    return new Rule(
        id,
        severity,
        "",
        r -> false,
        Map.of(),
        List.of(),
        r -> "",
        List.of(),
        "",
        r -> "",
        List.of());
  }

  /** The fault in general, as a phrase. */
  public Rule about(String phrase) {
    return new Rule(
        id, severity, phrase, condition, needs, anchors, fact, evidence, fix, remedy, yieldsTo);
  }

  /** The condition under which it fires. */
  public Rule when(Predicate<RecipeSpec> condition) {
    return new Rule(
        id, severity, summary, condition, needs, anchors, fact, evidence, fix, remedy, yieldsTo);
  }

  /** Facts without which the condition can't be asked. */
  public Rule needs(DataFact first, DataFact... more) {
    Rule rule = needs(first, recipe -> true);
    for (DataFact fact : more) {
      rule = rule.needs(fact, recipe -> true);
    }
    return rule;
  }

  /**
   * A fact without which the condition can't be asked of some recipes; of the others its answer is
   * the same whatever the fact turns out to be.
   */
  public Rule needs(DataFact fact, Predicate<RecipeSpec> where) {
    Map<DataFact, Predicate<RecipeSpec>> more = new EnumMap<>(DataFact.class);
    more.putAll(needs);
    more.put(fact, where);
    return new Rule(
        id,
        severity,
        summary,
        condition,
        Collections.unmodifiableMap(more),
        anchors,
        this.fact,
        evidence,
        fix,
        remedy,
        yieldsTo);
  }

  /** Points at an ingredient; of several places the first that the recipe has is taken. */
  public Rule at(Class<?> ingredient) {
    return at(ingredient, "");
  }

  /** Points at a hyperparameter. */
  public Rule at(Class<?> ingredient, String hyperparameter) {
    return at(new Anchor.OfType(ingredient, hyperparameter));
  }

  /** Points at the ingredient of a role. */
  public Rule at(Role role) {
    return at(role, "");
  }

  /** Points at a hyperparameter of whatever plays a role. */
  public Rule at(Role role, String hyperparameter) {
    return at(new Anchor.OfRole(role, hyperparameter));
  }

  /** Points at whichever of these hyperparameters of a role is set; 0 is unset. */
  public Rule atSet(Role role, String... hyperparameters) {
    Rule rule = this;
    for (String hyperparameter : hyperparameters) {
      rule = rule.at(new Anchor.OfSet(role, hyperparameter));
    }
    return rule;
  }

  /** Points at a member of {@code @Algorithm}, such as {@code every}. */
  public Rule atTiming(Class<?> algorithm, String member) {
    return at(new Anchor.OfTiming(algorithm, member));
  }

  /** Points at a member of {@code @Recipe}. */
  public Rule atRecipe(String member) {
    return at(new Anchor.OfRecipe(member));
  }

  /** Points at a place that depends on the recipe, where it has one. */
  public Rule atFound(Function<RecipeSpec, Optional<RecipeLocation>> place) {
    return at(new Anchor.Found(place));
  }

  private Rule at(Anchor anchor) {
    return new Rule(
        id,
        severity,
        summary,
        condition,
        needs,
        and(anchors, anchor),
        fact,
        evidence,
        fix,
        remedy,
        yieldsTo);
  }

  /** The fault in this recipe, with names and values; no full stop. */
  public Rule says(Function<RecipeSpec, String> fact) {
    return new Rule(
        id, severity, summary, condition, needs, anchors, fact, evidence, fix, remedy, yieldsTo);
  }

  /** Why the rule exists; may be said several times. */
  public Rule evidence(String figure, Source source) {
    return new Rule(
        id,
        severity,
        summary,
        condition,
        needs,
        anchors,
        fact,
        and(evidence, new Evidence(figure, source)),
        fix,
        remedy,
        yieldsTo);
  }

  /** What to do about it in any recipe; no full stop. */
  public Rule fix(String remedy) {
    return new Rule(
        id,
        severity,
        summary,
        condition,
        needs,
        anchors,
        fact,
        evidence,
        remedy,
        recipe -> remedy,
        yieldsTo);
  }

  /**
   * What to do about it in this recipe, where that depends on its values; no full stop. A value
   * reads {@code halfLifeBatches = 50}: set so, it removes the finding.
   */
  public Rule fix(String general, Function<RecipeSpec, String> remedy) {
    return new Rule(
        id, severity, summary, condition, needs, anchors, fact, evidence, general, remedy,
        yieldsTo);
  }

  /**
   * Stays silent where a stronger rule fires and isn't accepted, whose remedy removes this fault as
   * well.
   */
  public Rule yieldsTo(String stronger) {
    return new Rule(
        id,
        severity,
        summary,
        condition,
        needs,
        anchors,
        fact,
        evidence,
        fix,
        remedy,
        and(yieldsTo, stronger));
  }

  private static <T> List<T> and(List<T> list, T one) {
    List<T> more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }

  /** The outcome of this rule alone for a recipe. */
  public Verdict ask(RecipeSpec recipe) {
    return answer(recipe).verdict();
  }

  /** The outcome for a recipe, with the finding or the ingredient that could not be read. */
  Answer answer(RecipeSpec recipe) {
    if (recipe.epochs() < 1 || recipe.batchSize() < 1) {
      // A run without epochs or images is a range error, reported by itself.
      return Answer.UNKNOWN;
    }
    try {
      if (lacksFact(recipe)) {
        return Answer.UNKNOWN;
      }
      return condition.test(recipe) ? Answer.fires(find(recipe)) : Answer.SILENT;
    } catch (IngredientNotReadable e) {
      return Answer.unknown(e);
    }
  }

  /** The finding in a recipe in which it fires. */
  public Finding find(RecipeSpec recipe) {
    RecipeLocation location =
        anchors.stream()
            .flatMap(anchor -> anchor.in(recipe).stream())
            .findFirst()
            .orElse(RecipeLocation.recipe(""));
    return new Finding(this, location, fact.apply(recipe), remedy.apply(recipe), Optional.empty());
  }

  private boolean lacksFact(RecipeSpec recipe) {
    return needs.entrySet().stream()
        .anyMatch(need -> !recipe.knows(need.getKey()) && need.getValue().test(recipe));
  }

  /** The places it points at. */
  public List<Anchor> anchors() {
    return anchors;
  }

  /** The facts without which its condition can't be asked. */
  public Set<DataFact> needs() {
    return needs.keySet();
  }

  /** Ids of the stronger rules. */
  public List<String> stronger() {
    return yieldsTo;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public List<Evidence> evidence() {
    return evidence;
  }

  @Override
  public String fix() {
    return fix;
  }

  @Override
  public String toString() {
    return "[" + id + "]";
  }
}
