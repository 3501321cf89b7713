package org.scoville.rule;

/**
 * The place in a recipe that a finding is about.
 *
 * @param method the ingredient's method, or "" for the recipe itself
 * @param part which annotation
 * @param member the annotation's member, or "" for the whole annotation
 */
public record RecipeLocation(String method, Part part, String member) {

  /** Which annotation of a recipe or of a method. */
  public enum Part {
    /** {@code @Recipe} itself. */
    RECIPE,
    /** The method. */
    METHOD,
    /** {@code @Algorithm}, {@code @Train} and the like. */
    ROLE,
    /** The ingredient's {@code With}. */
    HYPERPARAMETERS
  }

  /** A member of {@code @Recipe}; "" for the recipe as a whole. */
  public static RecipeLocation recipe(String member) {
    return new RecipeLocation("", Part.RECIPE, member);
  }

  /** A method as a whole. */
  public static RecipeLocation method(String method) {
    return new RecipeLocation(method, Part.METHOD, "");
  }

  /** A member of the role's annotation, such as {@code every}. */
  public static RecipeLocation role(String method, String member) {
    return new RecipeLocation(method, Part.ROLE, member);
  }

  /** A hyperparameter. */
  public static RecipeLocation hyperparameter(String method, String member) {
    return new RecipeLocation(method, Part.HYPERPARAMETERS, member);
  }

  /** The place in words: {@code Hot.sam, every}. */
  public String describe(String recipe) {
    String where = method.isEmpty() ? recipe : recipe + "." + method;
    return member.isEmpty() ? where : where + ", " + member;
  }
}
