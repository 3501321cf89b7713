package org.scoville.recipe;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An ingredient as one of the things that its record says of itself.
 *
 * @param <F> the interface that says it
 * @param ingredient the ingredient
 * @param fact the interface
 */
public record Declared<F>(Ingredient ingredient, Class<F> fact) {

  /**
   * Asks the record.
   *
   * @throws IngredientNotReadable if there is no record to ask, or if its method fails
   */
  public <V> V ask(Function<? super F, ? extends V> question) {
    if (ingredient.body() instanceof Body.Made made) {
      return ask(made.record(), question);
    }
    throw ingredient.body() instanceof Body.Refused refused
        ? IngredientNotReadable.refused(ingredient, refused.why())
        : IngredientNotReadable.absent(ingredient);
  }

  /** The same where the record may have nothing to say. */
  public <V> Optional<V> askFor(Function<? super F, Optional<V>> question) {
    return this.<Optional<V>>ask(question);
  }

  private <V> V ask(Record record, Function<? super F, ? extends V> question) {
    @Nullable V answer;
    try {
      answer = question.apply(fact.cast(record));
    } catch (IngredientNotReadable e) {
      throw e;
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      throw IngredientNotReadable.failed(ingredient, record, fact, e);
    }
    if (answer == null) {
      throw IngredientNotReadable.failed(
          ingredient, record, fact, new NullPointerException("it returns null"));
    }
    return answer;
  }
}
