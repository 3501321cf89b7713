package org.scoville.runtime.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.IngredientNotReadable;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.Rule;
import org.scoville.rule.Severity;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.text.ValueText;
import org.scoville.runtime.train.Plan;
import org.scoville.text.Printable;

/** A resolved recipe as text: published results, ingredients, plan, effects, findings, rates. */
public final class ExplanationText {
  private final boolean all;
  private final StringBuilder text = new StringBuilder();

  private ExplanationText(boolean all) {
    this.all = all;
  }

  /** The recipe without values at their defaults and caveats, which are only counted. */
  public static String of(ResolvedRecipe resolved) {
    return new ExplanationText(false).write(resolved);
  }

  /** The recipe with every value and every finding. */
  public static String whole(ResolvedRecipe resolved) {
    return new ExplanationText(true).write(resolved);
  }

  private String write(ResolvedRecipe resolved) {
    RecipeSpec spec = resolved.spec();
    head(resolved);
    resolved.data().ifPresent(data -> line("  data          %s", text(data)));
    published(spec);
    ingredients(spec);
    plan(resolved.plan());
    effects(resolved);
    findings(resolved);
    rates(resolved);
    // A plug-in's texts and a recipe's may hold anything.
    return Printable.lines(text.toString());
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void head(ResolvedRecipe resolved) {
    RecipeSpec spec = resolved.spec();
    line("%s (%s)", spec.simpleName(), spec.name());
    if (!spec.ancestors().isEmpty()) {
      line("  extends       %s", String.join(", ", spec.ancestors()));
    }
    line("  epochs        %d", spec.epochs());
    line("  batch size    %d, over all replicas", spec.batchSize());
    String name = "precision";
    for (String precision : PrecisionText.of(resolved)) {
      line("  %-13s %s", name, precision);
      name = "";
    }
    line("  classes       %s", known(spec, DataFact.CLASSES, spec.classes()));
    line("  images        %s", known(spec, DataFact.TRAINING_SAMPLES, spec.trainingSamples()));
    if (spec.knows(DataFact.TRAINING_SAMPLES)) {
      line("  steps         %d, %d an epoch", spec.steps(), spec.stepsPerEpoch());
    } else {
      line("  steps         known once --data is given");
    }
  }

  /** Where the data are and what they are, unless the loader reads one kind only. */
  private static String text(DataSelection data) {
    String path = PathText.of(data.path());
    return data.kind().map(kind -> path + ", " + kind).orElse(path);
  }

  private void published(RecipeSpec spec) {
    List<String> lines = PublishedText.of(spec);
    if (!lines.isEmpty()) {
      line("");
      lines.forEach(line -> text.append(line).append('\n'));
    }
  }

  private static String known(RecipeSpec spec, DataFact fact, long value) {
    return spec.knows(fact) ? Long.toString(value) : "open until the data is opened";
  }

  private void ingredients(RecipeSpec spec) {
    line("");
    line("Ingredients");
    for (Map.Entry<Role, Ingredient> role : spec.roles().entrySet()) {
      line("  %-13s %s", role.getKey().name().toLowerCase(Locale.ROOT), shown(role.getValue()));
    }
    for (AlgorithmUse use : spec.algorithms()) {
      line("  %-13s %s", "algorithm", shown(use.ingredient()));
    }
    int defaults =
        Stream.concat(
                spec.roles().values().stream(),
                spec.algorithms().stream().map(AlgorithmUse::ingredient))
            .mapToInt(it -> it.values().size() - it.chosen().size())
            .sum();
    if (!all && defaults > 0) {
      line(
          "  %d other value%s; --all shows %s",
          defaults,
          defaults == 1 ? " is at its default" : "s are at their defaults",
          defaults == 1 ? "it" : "them");
    }
  }

  private String shown(Ingredient ingredient) {
    return ingredient(ingredient, all ? ingredient.values() : ingredient.chosen());
  }

  /** An ingredient and those of its values that differ from their defaults. */
  static String ingredient(Ingredient ingredient) {
    return ingredient(ingredient, ingredient.chosen());
  }

  private static String ingredient(Ingredient ingredient, Map<String, Object> shown) {
    String values =
        shown.entrySet().stream()
            .map(value -> value.getKey() + " = " + ValueText.of(value.getValue()))
            .collect(Collectors.joining(", "));
    return values.isEmpty()
        ? ingredient.simpleType()
        : ingredient.simpleType() + "(" + values + ")";
  }

  private void plan(Plan plan) {
    line("");
    line("Plan");
    if (plan.entries().isEmpty()) {
      line("  no algorithms: the plain training step");
    }
    int longest = plan.entries().stream().mapToInt(entry -> name(entry).length()).max().orElse(1);
    for (Plan.Entry entry : plan.entries()) {
      String line = "  %-15s %-" + longest + "s %s";
      // An algorithm that acts once, before or after training, has no timing.
      String timing = entry.place().isTimed() ? entry.timing().describe() : "";
      line("%s", line.formatted(entry.place().words(), name(entry), timing).stripTrailing());
      if (!entry.reason().isEmpty()) {
        line("  %-15s   %s", "", entry.reason());
      }
    }
  }

  private static String name(Plan.Entry entry) {
    return entry.algorithm().getClass().getSimpleName();
  }

  private void effects(ResolvedRecipe resolved) {
    line("");
    line("Effects");
    List<String> lines = new ArrayList<>(DerivedText.of(resolved.effects()));
    resolved.wire().ifPresent(wire -> lines.addAll(wire.text()));
    lines.forEach(effect -> text.append(effect).append('\n'));
  }

  private void findings(ResolvedRecipe resolved) {
    line("");
    line("Findings");
    if (resolved.findings().isEmpty()) {
      line("  none");
    }
    Predicate<Finding> isCaveat = finding -> finding.severity() == Severity.CAVEAT;
    for (Finding finding :
        resolved.findings().stream().filter(it -> all || !isCaveat.test(it)).toList()) {
      line("  %s: %s", finding.severity().word(), finding.text().replace("\n", "\n  "));
      finding.accepted().ifPresent(because -> line("    accepted: %s", because));
    }
    caveats(resolved.findings().stream().filter(isCaveat).toList());
    rules("asked again once the data is open", resolved.report().unknown());
    rules(
        "not asked, because an ingredient fails or is missing, as a finding says",
        resolved.report().blocked());
  }

  private void rules(String why, List<Rule> rules) {
    if (!rules.isEmpty()) {
      line("  %s: %s", why, rules.stream().map(Rule::toString).collect(Collectors.joining(" ")));
    }
  }

  /** Caveats hold in every recipe with an ingredient, so that their ids suffice. */
  private void caveats(List<Finding> caveats) {
    if (!all && !caveats.isEmpty()) {
      line(
          "  caveats of its ingredients, which --all shows: %s",
          caveats.stream().map(it -> "[" + it.id() + "]").collect(Collectors.joining(" ")));
    }
  }

  private void rates(ResolvedRecipe resolved) {
    RateLine rates = RateLine.of(resolved);
    line("");
    line("Learning rate");
    if (rates.steps() == 0) {
      line("  no step to have a rate: the images don't fill one batch");
      return;
    }
    try {
      text.append(RateChart.of(rates::at, rates.steps(), resolved.spec().epochs()));
    } catch (IngredientNotReadable e) {
      line("  unknown: %s", e.sentence());
    }
  }
}
