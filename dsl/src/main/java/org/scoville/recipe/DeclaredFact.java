package org.scoville.recipe;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An ingredient together with an interface that its record implements, whose methods can be asked.
 *
 * @param <F> the interface
 * @param ingredient the ingredient
 * @param fact the interface
 */
public record DeclaredFact<F>(Ingredient ingredient, Class<F> fact) {

  /**
   * Asks the record.
   *
   * @throws IngredientNotReadable if there is no record, if its method fails, or if it returns a
   *     value that no rule can compute with: null, a list that holds null, or of this project's own
   *     interfaces a number that is not finite or below zero
   */
  public <V> V ask(Function<? super F, ? extends V> question) {
    if (ingredient.body() instanceof IngredientRecord.Made made) {
      return ask(made.record(), question);
    }
    throw ingredient.body() instanceof IngredientRecord.Refused refused
        ? IngredientNotReadable.refused(ingredient, refused.why())
        : IngredientNotReadable.absent(ingredient);
  }

  /** The same where the record may have nothing to say. */
  public <V> Optional<V> askFor(Function<? super F, Optional<V>> question) {
    return this.<Optional<V>>ask(question);
  }

  private <V> V ask(Record record, Function<? super F, ? extends V> question) {
    @Nullable V answer;
    Optional<String> fault;
    try {
      answer = question.apply(fact.cast(record));
      fault = FactCheck.fault(fact, answer);
    } catch (IngredientNotReadable e) {
      throw e;
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      throw IngredientNotReadable.failed(ingredient, record, fact, e);
    }
    if (answer == null || fault.isPresent()) {
      throw IngredientNotReadable.failed(ingredient, fact, fault.orElse("it returns null"));
    }
    return answer;
  }
}
