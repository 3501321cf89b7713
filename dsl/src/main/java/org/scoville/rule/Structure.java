package org.scoville.rule;

import java.util.List;

/** Faults in how a recipe or an ingredient is written; the processor finds them in the source. */
public enum Structure implements Check {
  /** A role that nobody plays. */
  MISSING_INGREDIENT(
      "missing-ingredient",
      "a recipe without one of model, loss, train, evaluate, optimizer and schedule",
      "add a method with the annotation of that role"),
  /** A role played twice. */
  ROLE_PLAYED_TWICE(
      "role-played-twice",
      "two methods with the same role",
      "keep one of the two, or drop the inherited one with @Without"),
  /** An algorithm used twice. */
  ALGORITHM_TWICE(
      "algorithm-twice",
      "two methods that name the same algorithm",
      "keep one of the two, or drop the inherited one with @Without"),
  /** Two parents that disagree. */
  PARENTS_DISAGREE(
      "parents-disagree",
      "two parents that declare the same method differently",
      "override the method in this recipe and say which ingredient it means"),
  /** A value out of its range. */
  OUT_OF_RANGE("out-of-range", "a value outside its range", "choose a value in the range"),
  /** Alternatives of which none or several are set. */
  EXACTLY_ONE(
      "exactly-one",
      "alternatives of which none or several are set",
      "set exactly one of them and leave the others at 0"),
  /** Two ingredients that can't stand together. */
  CONFLICT("conflict", "two ingredients that can't stand in one recipe", "drop one of the two"),
  /** An ingredient without what it needs. */
  REQUIREMENT(
      "requirement",
      "an ingredient that needs a capability which no other ingredient has",
      "choose an ingredient with that capability, or drop the one that needs it"),
  /** Timing on something that acts once. */
  ACTS_ONCE(
      "acts-once",
      "an interval or a window on an algorithm that acts once",
      "remove every, from and until"),
  /** A window that never opens. */
  EMPTY_WINDOW(
      "empty-window", "a window that closes before it opens", "choose from smaller than until"),
  /** Orders that contradict each other. */
  ORDER_CYCLE(
      "order-cycle",
      "algorithms each of which is to act after the other",
      "remove one of the after members"),
  /** An order against an algorithm that shares no place. */
  ORDER_WITHOUT_MEANING(
      "order-without-meaning",
      "after names an algorithm that is absent or acts in another place",
      "remove it from after"),
  /** A recipe that isn't an interface. */
  NOT_AN_INTERFACE(
      "not-an-interface",
      "@Recipe on something other than a top-level or static interface without type parameters",
      "make it an interface without type parameters"),
  /** A method whose role can't be told. */
  ROLE_UNCLEAR(
      "role-unclear",
      "a method with no role, or with several",
      "put exactly one of @Model, @Loss, @Train, @Evaluate, @Optimizer, @Schedule, @Algorithm and"
          + " @Without on it"),
  /** A method whose ingredient can't be told. */
  INGREDIENT_UNCLEAR(
      "ingredient-unclear",
      "a method whose ingredient can't be told",
      "return the ingredient's record, or its place together with exactly one With"),
  /** An ingredient in a role it can't play. */
  WRONG_PLACE(
      "wrong-place",
      "an ingredient in a role that it can't play",
      "move it to its own role, or choose another ingredient"),
  /** A method name that Object has. */
  OBJECT_METHOD(
      "object-method",
      "a method with the name of one of Object's methods, or with parameters",
      "rename it, and let it take no parameters"),
  /** An unset hyperparameter without default. */
  VALUE_MISSING(
      "value-missing",
      "an ingredient with a hyperparameter that has no default and is not set",
      "add its With annotation and set the hyperparameter"),
  /** A dropped ingredient that was never there. */
  NOTHING_TO_DROP(
      "nothing-to-drop",
      "@Without on a method that no parent declares",
      "remove the method, or extend the recipe that declares it"),
  /** An acceptance of an unknown rule. */
  ACCEPT_UNKNOWN(
      "accept-unknown",
      "an acceptance of a rule that does not exist",
      "name the rule as it stands in brackets in its warning"),
  /** An acceptance of an error. */
  ACCEPT_ERROR(
      "accept-error", "an acceptance of an error", "mend the error; only warnings can be accepted"),
  /** An acceptance that silences nothing. */
  ACCEPT_UNUSED(
      "accept-unused",
      Severity.WARNING,
      "an acceptance that silences nothing",
      "remove it, or move it to the recipe that needs it"),
  /** An ingredient whose With and record differ. */
  HYPERPARAMETERS_DIFFER(
      "hyperparameters-differ",
      "a With whose members and the record's components differ",
      "give both the same names and types; double[] in With is List<Double> in the record"),
  /** A name of a generated class that is taken. */
  NAME_TAKEN(
      "name-taken",
      "a recipe whose module or trainer would have the name of an existing class",
      "rename the recipe or the class"),
  /** A bug of ours. */
  PROCESSOR_CRASHED(
      "processor-crashed",
      "a fault of the recipe compiler itself",
      "report it with the recipe and the trace; removing the ingredient last changed usually helps");

  private final String id;
  private final Severity severity;
  private final String summary;
  private final String fix;

  Structure(String id, String summary, String fix) {
    this(id, Severity.ERROR, summary, fix);
  }

  Structure(String id, Severity severity, String summary, String fix) {
    this.id = id;
    this.severity = severity;
    this.summary = summary;
    this.fix = fix;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public List<Evidence> evidence() {
    return List.of(new Evidence(summary, Sources.LANGUAGE));
  }

  @Override
  public String fix() {
    return fix;
  }
}
