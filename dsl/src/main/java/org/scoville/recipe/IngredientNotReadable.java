package org.scoville.recipe;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when a method of an ingredient's record is asked and can't answer. */
public final class IngredientNotReadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The reason why it can't answer. */
  public enum Reason {
    /** Its record rejects its values, which is reported as a finding of its own. */
    REFUSED,
    /** Its class is not on the processor path, or is compiled right now. */
    ABSENT,
    /** Its method failed, or returned a value that no rule can compute with. */
    FAILED
  }

  private final Reason reason;
  private final String method;
  private final String sentence;

  private IngredientNotReadable(
      Reason reason, String method, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
    this.method = method;
    this.sentence = sentence;
  }

  static IngredientNotReadable refused(String sentence, @Nullable Throwable cause) {
    return new IngredientNotReadable(Reason.REFUSED, "", sentence, cause);
  }

  static IngredientNotReadable refused(Ingredient ingredient, String sentence) {
    return new IngredientNotReadable(Reason.REFUSED, ingredient.method(), sentence, null);
  }

  static IngredientNotReadable absent(Ingredient ingredient) {
    return new IngredientNotReadable(
        Reason.ABSENT,
        ingredient.method(),
        "the class %s is not on the processor path, or is compiled together with the recipe"
            .formatted(ingredient.type()),
        null);
  }

  /** Names the record's method that failed, so that all rules that call it get one sentence. */
  static IngredientNotReadable failed(
      Ingredient ingredient, Record record, Class<?> fact, Throwable cause) {
    String how =
        failing(record, cause)
            .map(method -> ": %s() throws %s".formatted(method, oneLine(String.valueOf(cause))))
            .orElseGet(() -> as(fact, String.valueOf(cause)));
    return new IngredientNotReadable(
        Reason.FAILED, ingredient.method(), ingredient.type() + " can't be used" + how, cause);
  }

  static IngredientNotReadable failed(Ingredient ingredient, Class<?> fact, String why) {
    return new IngredientNotReadable(
        Reason.FAILED,
        ingredient.method(),
        ingredient.type() + " can't be used" + as(fact, why),
        null);
  }

  private static String as(Class<?> fact, String why) {
    return " as %s: %s".formatted(fact.getSimpleName(), oneLine(why));
  }

  /** An exception's text may have several lines; a finding has one. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  /** The method by which the record's class was entered, as far as the trace goes back. */
  private static Optional<String> failing(Record record, Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> frame.getClassName().equals(record.getClass().getName()))
        .map(StackTraceElement::getMethodName)
        .reduce((inner, outer) -> outer);
  }

  /** The reason why it can't answer. */
  public Reason reason() {
    return reason;
  }

  /** The recipe's method that names the ingredient; "" where that isn't known. */
  public String method() {
    return method;
  }

  /** The fact in words. */
  public String sentence() {
    return sentence;
  }
}
