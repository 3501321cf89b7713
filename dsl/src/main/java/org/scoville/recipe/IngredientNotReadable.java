package org.scoville.recipe;

import org.jspecify.annotations.Nullable;

/** An ingredient that can't be asked what it is, so that whoever asked has no answer. */
public final class IngredientNotReadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why it can't be asked. */
  public enum Reason {
    /** Its values do not make its record; the compiler reports that by itself. */
    REFUSED,
    /** Its class is not on the processor path, or is compiled right now. */
    ABSENT,
    /** Its method failed, or returned what nothing can be calculated with. */
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

  static IngredientNotReadable failed(Ingredient ingredient, Class<?> fact, Throwable cause) {
    return failed(ingredient, fact, String.valueOf(cause), cause);
  }

  static IngredientNotReadable failed(Ingredient ingredient, Class<?> fact, String why) {
    return failed(ingredient, fact, why, null);
  }

  private static IngredientNotReadable failed(
      Ingredient ingredient, Class<?> fact, String why, @Nullable Throwable cause) {
    return new IngredientNotReadable(
        Reason.FAILED,
        ingredient.method(),
        "%s can't say what it is as %s: %s"
            .formatted(ingredient.type(), fact.getSimpleName(), oneLine(why)),
        cause);
  }

  /** An exception's text may have several lines; a finding has one. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  /** Why it can't be asked. */
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
