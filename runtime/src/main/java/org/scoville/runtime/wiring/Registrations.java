package org.scoville.runtime.wiring;

import com.google.inject.Module;
import com.google.inject.spi.Elements;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.scoville.literature.FigureBook;
import org.scoville.rule.RuleBook;
import org.scoville.service.Providers;

/** The recipes, behaviors, rules and figures that jars and folders on the class path register. */
public final class Registrations {
  private Registrations() {}

  /** The recipes; one with a missing class is left out. */
  static Providers<CompiledRecipe> recipes() {
    return Providers.of(CompiledRecipe.class, loader(), Registrations::loaded);
  }

  private static CompiledRecipe loaded(CompiledRecipe recipe) throws Providers.NoAnswer {
    try {
      Objects.requireNonNull(recipe.spec(), "no spec");
      return recipe;
    } catch (RuntimeException e) {
      throw new Providers.NoAnswer(e);
    }
  }

  /** The behaviors, as modules that have named their ingredients already. */
  static Providers<Module> behaviors() {
    return Providers.of(
        BehaviorModule.class, loader(), module -> Elements.getModule(Elements.getElements(module)));
  }

  /** The rules. */
  public static RuleBook rules() {
    return RuleBook.load(Registrations.class.getClassLoader());
  }

  /** The published figures of ingredients and their values. */
  public static FigureBook figures() {
    return FigureBook.load(Registrations.class.getClassLoader());
  }

  /** A message about each registration whose class is missing. */
  public static List<String> faults() {
    return Stream.<Supplier<List<String>>>of(
            () -> recipes().faults(),
            () -> behaviors().faults(),
            () -> rules().faults(),
            () -> figures().faults())
        .flatMap(faults -> unlessBroken(faults).stream())
        .toList();
  }

  /** A registered class that is there and fails is reported only by a command that needs it. */
  private static List<String> unlessBroken(Supplier<List<String>> faults) {
    try {
      return faults.get();
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private static ClassLoader loader() {
    return Thread.currentThread().getContextClassLoader();
  }
}
