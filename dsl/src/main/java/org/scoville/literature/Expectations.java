package org.scoville.literature;

import static org.scoville.literature.DeepDive.CUTMIX_AT_180;
import static org.scoville.literature.DeepDive.CUTMIX_AT_180_MINUTES;
import static org.scoville.literature.DeepDive.DEFAULT_BIAS_AT_36;
import static org.scoville.literature.DeepDive.LOG_PRIOR_AT_36;
import static org.scoville.literature.DeepDive.count;
import static org.scoville.literature.DeepDive.percent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.FixRes;
import org.scoville.algorithm.MixUp;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.CrossEntropy;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.text.NumberText;

/**
 * Compares two recipes: lists each difference with the figures published about it, if any. Each
 * figure is from its own setting, so figures can't be added up.
 */
public final class Expectations {
  private static final Evidence CUTMIX_FOR_MIXUP =
      new Evidence(
          ("prototype of Hot, CutMix in place of MixUp: 0.5 to 0.7 points of top-1 less at 0.86 to"
                  + " 0.95 times the speed; %s in %s min at 180 epochs")
              .formatted(percent(CUTMIX_AT_180), count(CUTMIX_AT_180_MINUTES)),
          Sources.MOSAIC_TABLE_4);

  private static final Evidence LOSS =
      new Evidence(
          ("binary cross-entropy with a default bias, %s top-1 at 36 epochs, is called worse"
                  + " than cross-entropy, which has no figure; with the log prior %s")
              .formatted(percent(DEFAULT_BIAS_AT_36), percent(LOG_PRIOR_AT_36)),
          Sources.MOSAIC_TABLE_8);

  private static final Set<String> LOADERS = Set.of(name(Role.TRAIN), name(Role.EVALUATE));

  private final RecipePair pair;
  private final FigureBook figures;
  private final List<Expectation> found = new ArrayList<>();

  private Expectations(RecipePair pair, FigureBook figures) {
    this.pair = pair;
    this.figures = figures;
  }

  /** Figures published about the two recipes, then about each of their differences. */
  public static List<Expectation> between(RecipeSpec left, RecipeSpec right, FigureBook figures) {
    Expectations expectations = new Expectations(new RecipePair(left, right), figures);
    expectations.results();
    expectations.run();
    expectations.roles();
    expectations.algorithms();
    return List.copyOf(expectations.found);
  }

  private void results() {
    Optional<Expectation> left = PublishedRelative.results(pair.left());
    Optional<Expectation> right = PublishedRelative.results(pair.right());
    if (!left.equals(right)) {
      left.ifPresent(found::add);
      right.ifPresent(found::add);
    }
  }

  private void run() {
    RecipeSpec left = pair.left();
    RecipeSpec right = pair.right();
    if (left.epochs() != right.epochs()) {
      add("epochs", left.epochs(), right.epochs(), RunFigures.epochs(pair));
    }
    if (left.batchSize() != right.batchSize()) {
      add("batchSize", left.batchSize(), right.batchSize(), RunFigures.batchSize());
    }
    if (left.precision() != right.precision()) {
      add(
          "precision",
          left.precision(),
          right.precision(),
          RunFigures.precision(left.precision(), right.precision()));
    }
  }

  private void roles() {
    sizes().ifPresent(found::add);
    for (Role role : Role.values()) {
      Optional<Ingredient> left = pair.left().role(role);
      Optional<Ingredient> right = pair.right().role(role);
      if (left.isPresent() && right.isPresent()) {
        role(role, left.get(), right.get());
      }
    }
  }

  /** The difference in image sizes, unless FixRes in one of the two declares it. */
  private Optional<Expectation> sizes() {
    return pair.one(recipe -> recipe.has(FixRes.class)) ? Optional.empty() : SizeFigures.of(pair);
  }

  private void role(Role role, Ingredient left, Ingredient right) {
    String name = name(role);
    if (left.type().equals(right.type())) {
      values(name, left, right);
    } else {
      add(name, left.simpleType(), right.simpleType(), types(role, left, right));
    }
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Figures published of one type against another, or of either alone. */
  private List<Evidence> types(Role role, Ingredient left, Ingredient right) {
    boolean losses =
        pair.either(recipe -> recipe.has(CrossEntropy.class))
            && pair.either(recipe -> recipe.has(BinaryCrossEntropy.class));
    List<Evidence> evidence = new ArrayList<>();
    if (role == Role.LOSS && losses) {
      evidence.add(LOSS);
    }
    evidence.addAll(figures.of(left.type()));
    evidence.addAll(figures.of(right.type()));
    return evidence;
  }

  private void algorithms() {
    boolean swapped = swaps(pair.left(), pair.right()) || swaps(pair.right(), pair.left());
    if (swapped) {
      String difference = pair.onlyIn(recipe -> recipe.has(CutMix.class));
      found.add(new Expectation("CutMix for MixUp", difference, List.of(CUTMIX_FOR_MIXUP)));
    }
    Set<String> types = new LinkedHashSet<>();
    pair.left().algorithms().forEach(use -> types.add(use.type()));
    pair.right().algorithms().forEach(use -> types.add(use.type()));
    if (swapped) {
      types.remove(MixUp.class.getCanonicalName());
    }
    types.forEach(this::algorithm);
  }

  private static boolean swaps(RecipeSpec one, RecipeSpec other) {
    return one.has(MixUp.class)
        && !one.has(CutMix.class)
        && other.has(CutMix.class)
        && !other.has(MixUp.class);
  }

  private void algorithm(String type) {
    Optional<AlgorithmUse> left = use(pair.left(), type);
    Optional<AlgorithmUse> right = use(pair.right(), type);
    if (left.isPresent() && right.isPresent()) {
      changed(left.get(), right.get());
    } else {
      String name = type.substring(type.lastIndexOf('.') + 1);
      String difference = pair.onlyIn(recipe -> use(recipe, type).isPresent());
      found.add(new Expectation(name, difference, figures.of(type)));
    }
  }

  private static Optional<AlgorithmUse> use(RecipeSpec recipe, String type) {
    return recipe.algorithms().stream().filter(use -> use.type().equals(type)).findFirst();
  }

  private void changed(AlgorithmUse left, AlgorithmUse right) {
    String name = left.ingredient().simpleType();
    values(name, left.ingredient(), right.ingredient());
    value(name, left.type(), "every", left.timing().every(), right.timing().every());
    value(name, left.type(), "from", left.timing().from(), right.timing().from());
    value(name, left.type(), "until", left.timing().until(), right.timing().until());
  }

  private void values(String name, Ingredient left, Ingredient right) {
    Set<String> members = new LinkedHashSet<>(left.values().keySet());
    members.addAll(right.values().keySet());
    for (String member : members) {
      value(name, left.type(), member, left.values().get(member), right.values().get(member));
    }
  }

  private void value(
      String name, String type, String member, @Nullable Object left, @Nullable Object right) {
    if (!Objects.equals(left, right) && !saysSize(name, member)) {
      add(name + "." + member, said(left), said(right), figures.of(type, member, left, right));
    }
  }

  /** Whether it is reported as a difference in image sizes. */
  private static boolean saysSize(String name, String member) {
    return LOADERS.contains(name) && SizeFigures.MEMBERS.contains(member);
  }

  private void add(String subject, Object left, Object right, List<Evidence> evidence) {
    found.add(new Expectation(subject, pair.values(left, right), evidence));
  }

  private static String said(@Nullable Object value) {
    return value instanceof Double number ? NumberText.of(number) : String.valueOf(value);
  }
}
