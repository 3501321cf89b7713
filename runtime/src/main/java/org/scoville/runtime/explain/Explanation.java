package org.scoville.runtime.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.scoville.effect.Effects;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Fact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.Judgement;
import org.scoville.rule.Rule;
import org.scoville.runtime.text.ValueText;
import org.scoville.runtime.train.Plan;
import org.scoville.runtime.wiring.Wiring;

/** A resolved recipe in words: what was published, ingredients, plan, effects, findings, rates. */
public final class Explanation {
  private final StringBuilder text = new StringBuilder();

  private Explanation() {}

  /** All of it, in lines. */
  public static String of(Explained explained) {
    RecipeSpec spec = explained.spec();
    Explanation explanation = new Explanation();
    explanation.head(spec);
    explanation.published(spec);
    explanation.ingredients(spec);
    explanation.plan(explained.plan());
    explanation.effects(explained.effects());
    explanation.findings(explained.judgement());
    explanation.rates(spec, explained.wiring());
    return explanation.text.toString();
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void head(RecipeSpec spec) {
    line("%s (%s)", spec.simpleName(), spec.name());
    if (!spec.ancestors().isEmpty()) {
      line("  extends       %s", String.join(", ", spec.ancestors()));
    }
    line("  epochs        %d", spec.epochs());
    line("  batch size    %d, over all replicas", spec.batchSize());
    line("  precision     %s", spec.precision());
    line("  classes       %s", known(spec, Fact.CLASSES, spec.classes()));
    line("  images        %s", known(spec, Fact.TRAINING_SAMPLES, spec.trainingSamples()));
    if (spec.knows(Fact.TRAINING_SAMPLES)) {
      line("  steps         %d, %d an epoch", spec.steps(), spec.stepsPerEpoch());
    } else {
      line("  steps         known once --data is given");
    }
  }

  private void published(RecipeSpec spec) {
    List<String> lines = PublishedText.of(spec);
    if (!lines.isEmpty()) {
      line("");
      lines.forEach(told -> text.append(told).append('\n'));
    }
  }

  private static String known(RecipeSpec spec, Fact fact, long value) {
    return spec.knows(fact) ? Long.toString(value) : "open until the data is opened";
  }

  private void ingredients(RecipeSpec spec) {
    line("");
    line("Ingredients");
    for (Map.Entry<Role, Ingredient> role : spec.roles().entrySet()) {
      line(
          "  %-13s %s", role.getKey().name().toLowerCase(Locale.ROOT), ingredient(role.getValue()));
    }
    for (AlgorithmUse use : spec.algorithms()) {
      line("  %-13s %s", "algorithm", ingredient(use.ingredient()));
    }
  }

  /** An ingredient and its values. */
  static String ingredient(Ingredient ingredient) {
    String values =
        ingredient.values().entrySet().stream()
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
    for (Plan.Entry entry : plan.entries()) {
      line(
          "  %-15s %-16s %s",
          entry.place().words(),
          entry.algorithm().getClass().getSimpleName(),
          entry.timing().describe());
      if (!entry.reason().isEmpty()) {
        line("  %-15s   %s", "", entry.reason());
      }
    }
  }

  private void effects(Effects effects) {
    line("");
    line("Effects");
    EffectText.of(effects).forEach(effect -> text.append(effect).append('\n'));
  }

  private void findings(Judgement judgement) {
    line("");
    line("Findings");
    if (judgement.findings().isEmpty()) {
      line("  none");
    }
    for (Finding finding : judgement.findings()) {
      line("  %s: %s", finding.severity().word(), finding.text().replace("\n", "\n  "));
      finding.accepted().ifPresent(because -> line("    accepted: %s", because));
    }
    if (!judgement.unknown().isEmpty()) {
      line(
          "  asked again once the data is open: %s",
          judgement.unknown().stream().map(Rule::toString).collect(Collectors.joining(" ")));
    }
  }

  private void rates(RecipeSpec spec, Wiring wiring) {
    long perEpoch = spec.knows(Fact.TRAINING_SAMPLES) ? spec.stepsPerEpoch() : 1000;
    long steps = perEpoch * spec.epochs();
    line("");
    line("Learning rate");
    if (steps == 0) {
      line("  no step to have a rate: the images don't fill one batch");
      return;
    }
    double peak = wiring.optimizer().peakRate();
    text.append(
        RateChart.of(
            step -> peak * wiring.rate().factor(step, steps, perEpoch), steps, spec.epochs()));
  }
}
