package org.scoville.runtime.problem;

/** The problem that no jar on the class path has a behavior for an ingredient. */
public final class MissingBehavior extends Problem {
  private static final long serialVersionUID = 1;

  /** The problem of an ingredient of this class. */
  public MissingBehavior(Class<?> ingredient) {
    super(
        "nothing on the class path says what %s does; add the jar that brings its behavior"
            .formatted(ingredient.getSimpleName()));
  }
}
