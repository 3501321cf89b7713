package org.scoville.derived;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scoville.derived.LabelDistribution.Kind;
import org.scoville.derived.LabelDistribution.Order;
import org.scoville.fact.ClassProbabilities;
import org.scoville.fact.SmoothsTargets;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.DeclaredFact;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.recipe.Timing;

/** Finds the kinds of targets in a recipe: which algorithms act together, and how often. */
final class LabelMixing {
  /** Shares below this are rounding errors and count as 0. */
  private static final double NOTHING = 1e-12;

  private final RecipeSpec recipe;
  private final DataContext context;
  private final Optional<DeclaredFact<SmoothsTargets>> smoother;
  private final double smoothing;
  private final Map<Kind, Double> shares = new LinkedHashMap<>();

  private LabelMixing(RecipeSpec recipe, DataContext context) {
    this.recipe = recipe;
    this.context = context;
    this.smoother = recipe.declared(SmoothsTargets.class);
    this.smoothing = smoother.map(it -> it.ask(SmoothsTargets::smoothing)).orElse(0.0);
  }

  static Optional<LabelDistribution> of(RecipeSpec recipe, DataContext context) {
    return new LabelMixing(recipe, context).distribution();
  }

  private Optional<LabelDistribution> distribution() {
    List<PartnerShare> mixings = PartnerShare.of(recipe);
    List<AlgorithmUse> uses = new ArrayList<>();
    if (smoothing > 0) {
      smoother.flatMap(it -> recipe.use(it.ingredient().method())).ifPresent(uses::add);
    }
    mixings.forEach(mixing -> uses.add(mixing.use()));
    ActiveShares active = ActiveShares.in(recipe);
    for (int set = 0; set < 1 << uses.size(); set++) {
      List<AlgorithmUse> acting = chosen(uses, set);
      double share = active.only(timings(acting), timings(chosen(uses, ~set)));
      List<PartnerShare> mixing = mixings.stream().filter(m -> acting.contains(m.use())).toList();
      if (share > NOTHING && mixing.size() > 1) {
        return Optional.empty();
      }
      add(share, acting.size() > mixing.size() ? smoothing : 0, mixing);
    }
    boolean touched = shares.keySet().stream().anyMatch(kind -> kind.order() != Order.AS_LABELED);
    return touched ? Optional.of(new LabelDistribution(sorted(), binaryAbove())) : Optional.empty();
  }

  private double binaryAbove() {
    return recipe
        .fact(Role.LOSS, ClassProbabilities.class, ClassProbabilities::targetThreshold)
        .orElse(1.0);
  }

  private static List<AlgorithmUse> chosen(List<AlgorithmUse> uses, int set) {
    List<AlgorithmUse> chosen = new ArrayList<>();
    for (int i = 0; i < uses.size(); i++) {
      if ((set >> i & 1) == 1) {
        chosen.add(uses.get(i));
      }
    }
    return chosen;
  }

  private static List<Timing> timings(List<AlgorithmUse> uses) {
    return uses.stream().map(AlgorithmUse::timing).toList();
  }

  private void add(double share, double smoothing, List<PartnerShare> mixing) {
    double mixed = mixing.isEmpty() ? 0 : mixing.get(0).probability();
    Order unmixed = smoothing > 0 ? Order.SMOOTHED : Order.AS_LABELED;
    add(share * (1 - mixed), Kind.of(unmixed, "", smoothing, 0, recipe.classes()));
    if (!mixing.isEmpty()) {
      add(share * mixed, mixed(smoothing, mixing.get(0)));
    }
  }

  private Kind mixed(double smoothing, PartnerShare mixing) {
    Order order =
        smoothing == 0
            ? Order.MIXED
            : context.ordered(smoothingType(), mixing.use().type())
                ? Order.SMOOTHED_THEN_MIXED
                : Order.MIXED_THEN_SMOOTHED;
    double partner = order == Order.SMOOTHED_THEN_MIXED ? mixing.drawn() : mixing.lesser();
    return Kind.of(
        order, mixing.use().ingredient().simpleType(), smoothing, partner, recipe.classes());
  }

  private String smoothingType() {
    return smoother.map(it -> it.ingredient().type()).orElse("");
  }

  private void add(double share, Kind kind) {
    if (share > NOTHING) {
      shares.merge(kind, share, Double::sum);
    }
  }

  private List<Kind> sorted() {
    return shares.entrySet().stream()
        .map(entry -> entry.getKey().share(entry.getValue()))
        .sorted(Comparator.comparing(Kind::share, Comparator.reverseOrder()))
        .toList();
  }
}
