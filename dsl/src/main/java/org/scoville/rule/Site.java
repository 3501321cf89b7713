package org.scoville.rule;

/**
 * The place in a recipe that a finding is about.
 *
 * @param method the ingredient's method, or "" for the recipe itself
 * @param part which annotation
 * @param member the annotation's member, or "" for the whole annotation
 */
public record Site(String method, Part part, String member) {

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
  public static Site recipe(String member) {
    return new Site("", Part.RECIPE, member);
  }

  /** A method as a whole. */
  public static Site method(String method) {
    return new Site(method, Part.METHOD, "");
  }

  /** A member of the role's annotation, such as {@code every}. */
  public static Site role(String method, String member) {
    return new Site(method, Part.ROLE, member);
  }

  /** A hyperparameter. */
  public static Site hyperparameter(String method, String member) {
    return new Site(method, Part.HYPERPARAMETERS, member);
  }

  /** The place in words: {@code Hot.sam, every}. */
  public String describe(String recipe) {
    String where = method.isEmpty() ? recipe : recipe + "." + method;
    return member.isEmpty() ? where : where + ", " + member;
  }
}
