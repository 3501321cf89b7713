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

/** What the jars and folders on the class path register: recipes, behaviors, rules and figures. */
public final class Registrations {
  private Registrations() {}

  /** The recipes; one whose classes are not all there is none. */
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

  /** What was published of ingredients and their values. */
  public static FigureBook figures() {
    return FigureBook.load(Registrations.class.getClassLoader());
  }

  /** A sentence about each registration that leads nowhere. */
  public static List<String> faults() {
    return Stream.<Supplier<List<String>>>of(
            () -> recipes().faults(),
            () -> behaviors().faults(),
            () -> rules().faults(),
            () -> figures().faults())
        .flatMap(faults -> unlessBroken(faults).stream())
        .toList();
  }

  /** What is there and fails is told by the command that needs it, and no other. */
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
