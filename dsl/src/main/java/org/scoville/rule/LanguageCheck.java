package org.scoville.rule;

import java.util.List;
import org.scoville.literature.Evidence;
import org.scoville.literature.Sources;

/** Faults in how a recipe or an ingredient is written; the processor finds them in the source. */
public enum LanguageCheck implements Check {
  /** A role that nobody plays. */
  MISSING_INGREDIENT(
      "missing-ingredient",
      "a recipe without one of model, loss, train, evaluate, optimizer and schedule",
      "nothing can be trained without all six, and none of them has a default",
      "add a method with the annotation of that role"),
  /** A role played twice. */
  ROLE_PLAYED_TWICE(
      "role-played-twice",
      "two methods with the same role",
      "a run has one of each, and nothing says which of two is meant",
      "keep one of the two, or drop the inherited one with @Without"),
  /** An algorithm used twice. */
  ALGORITHM_TWICE(
      "algorithm-twice",
      "two methods that name the same algorithm",
      "a recipe has one instance of each algorithm, so that rules, orders and overrides can"
          + " name it by its type",
      "keep one of the two, or drop the inherited one with @Without"),
  /** Two parents that disagree. */
  PARENTS_DISAGREE(
      "parents-disagree",
      "two parents that declare the same method differently",
      "a redeclared method replaces all of it and nothing merges, so neither parent wins by itself",
      "override the method in this recipe and say which ingredient it means"),
  /** An override that Java doesn't allow. */
  RETURN_TYPES_CLASH(
      "return-types-clash",
      "an override whose return type the parent's method doesn't allow",
      "in Java an override returns the type of the method that it overrides, or a subtype of it",
      "let the parent's method return a place, such as UpdateRule or Network, and name its"
          + " ingredient with a With; or override it with an ingredient of the type that it returns"),
  /** A value out of its range. */
  OUT_OF_RANGE(
      "out-of-range",
      "a value outside its range",
      "the ingredient's constructor refuses the value, which would end the run at its start",
      "choose a value in the range"),
  /** Alternatives of which none or several are set. */
  EXACTLY_ONE(
      "exactly-one",
      "alternatives of which none or several are set",
      "the members are ways to say the same thing, and 0 means unset",
      "set exactly one of them and leave the others at 0"),
  /** Alternatives of which several are set. */
  AT_MOST_ONE(
      "at-most-one",
      "alternatives of which several are set",
      "the members are ways to say the same thing, and 0 means unset",
      "set one of them and leave the others at 0"),
  /** Values that don't go together. */
  VALUES_REFUSED(
      "values-refused",
      "values that an ingredient's record refuses, each of them in its range",
      "the ingredient's constructor throws, which would end the run at its start",
      "choose values that go together"),
  /** Two ingredients that can't stand together. */
  CONFLICT(
      "conflict",
      "two ingredients that can't stand in one recipe",
      "one of the two declares with @Conflicts why they exclude each other",
      "drop one of the two"),
  /** An ingredient without what it needs. */
  REQUIREMENT(
      "requirement",
      "an ingredient that needs a capability which no other ingredient has",
      "the ingredient declares with @Requires what it builds on",
      "choose an ingredient with that capability, or drop the one that needs it"),
  /** Timing on something that acts once. */
  ACTS_ONCE(
      "acts-once",
      "an interval or a window on an algorithm that acts once",
      "what acts once, on the network or around an evaluation, has no batches to count and no"
          + " window to wait for",
      "remove every, from and until"),
  /** A window that never opens. */
  EMPTY_WINDOW(
      "empty-window",
      "a window that closes before it opens",
      "an algorithm acts from the opening of its window to its closing, which here comes first",
      "choose from smaller than until"),
  /** Orders that contradict each other. */
  ORDER_CYCLE(
      "order-cycle",
      "algorithms each of which is to act after the other",
      "algorithms of one place act one after the other, and no first one is left",
      "remove one of the after members"),
  /** An order against an algorithm that shares no place. */
  ORDER_WITHOUT_MEANING(
      "order-without-meaning",
      "after names an algorithm that is absent or acts in another place",
      "only algorithms that act in the same place have an order that can be chosen",
      "remove it from after"),
  /** A recipe that isn't an interface. */
  NOT_AN_INTERFACE(
      "not-an-interface",
      "@Recipe on something other than an interface that is not private and has no type parameters",
      "the generated module implements the recipe by its name",
      "make it an interface, not private, without type parameters"),
  /** A method whose role can't be told. */
  ROLE_UNCLEAR(
      "role-unclear",
      "a method with no role, or with several",
      "each abstract method is one ingredient, and the annotation says which part it plays",
      "put exactly one of @Model, @Loss, @Train, @Evaluate, @Optimizer, @Schedule, @Algorithm and"
          + " @Without on it"),
  /** A method whose ingredient can't be told. */
  INGREDIENT_UNCLEAR(
      "ingredient-unclear",
      "a method whose ingredient can't be told",
      "the return type names the ingredient; where it is a place, one With does",
      "return the ingredient's record, or its place together with exactly one With"),
  /** An ingredient in a role it can't play. */
  WRONG_PLACE(
      "wrong-place",
      "an ingredient in a role that it can't play",
      "where an ingredient can act is its record's supertype",
      "move it to its own role, or choose another ingredient"),
  /** An ingredient that generated code can't name. */
  OUT_OF_REACH(
      "out-of-reach",
      "an ingredient that is not public, in another class or package",
      "the generated module stands beside the recipe, in a file of its own, and calls the"
          + " constructor of the ingredient's record",
      "make the record and the enums among its hyperparameters public, or move them beside the"
          + " recipe"),
  /** A method name that Object has. */
  OBJECT_METHOD(
      "object-method",
      "a method with the name of one of Object's methods, or with parameters",
      "the generated module has Object's methods already, and nobody could pass an argument",
      "rename it, and let it take no parameters"),
  /** An unset hyperparameter without default. */
  VALUE_MISSING(
      "value-missing",
      "an ingredient with a hyperparameter that has no default and is not set",
      "the record can not be made without all of its values",
      "add its With annotation and set the hyperparameter"),
  /** A dropped ingredient that was never there. */
  NOTHING_TO_DROP(
      "nothing-to-drop",
      "@Without on a method that no parent declares",
      "@Without drops what a parent declares; here it is likely a misspelled name",
      "remove the method, or extend the recipe that declares it"),
  /** An acceptance of an unknown rule. */
  ACCEPT_UNKNOWN(
      "accept-unknown",
      "an acceptance of a rule that does not exist",
      "a misspelled id would silence nothing, or what it silenced is gone",
      "name the rule as it stands in brackets in its warning"),
  /** An acceptance of an error. */
  ACCEPT_ERROR(
      "accept-error",
      "an acceptance of an error",
      "an error is something that would fail or can't mean what it says",
      "mend the error; only warnings can be accepted"),
  /** An acceptance that silences nothing. */
  ACCEPT_UNUSED(
      "accept-unused",
      Severity.WARNING,
      "an acceptance that silences nothing",
      "a reason for a warning that is not given misleads who reads the recipe",
      "remove it, or move it to the recipe that needs it"),
  /** A result that can't be looked up. */
  RESULT_UNCLEAR(
      "result-unclear",
      "a published result without a number or a source, or whose top1 is above its top5",
      "a result is there to be compared and looked up",
      "give at least one of top1, top5, minutes and imagesPerSecond, and the source where it stands; the"
          + " best guess is one of the five best, so top1 is at most top5"),
  /** An ingredient whose With and record differ. */
  HYPERPARAMETERS_DIFFER(
      "hyperparameters-differ",
      "a With whose members and the record's components differ",
      "the constructor's call is written from the members of With",
      "give both the same names and types; double[] in With is List<Double> in the record"),
  /** A name of a generated class that is taken. */
  NAME_TAKEN(
      "name-taken",
      "a recipe whose module or trainer would have the name of an existing class",
      "the module and the trainer are named after the recipe",
      "rename the recipe or the class"),
  /** An ingredient without a class to ask. */
  INGREDIENT_UNKNOWN(
      "ingredient-unknown",
      Severity.NOTE,
      "an ingredient whose class the compiler doesn't have, so that rules about what it is wait"
          + " for the launch",
      "only classes on the processor path are asked: those in the class path or the output folder"
          + " may be of an earlier build",
      "compile the ingredient into a jar of its own and put that on the processor path"),
  /** An ingredient that fails when it is asked. */
  INGREDIENT_FAILS(
      "ingredient-fails",
      Severity.WARNING,
      "an ingredient whose record throws when it is asked what it is",
      "rules and explain calculate with what an ingredient says of itself",
      "mend the method of the ingredient's record, or ask its author to"),
  /** A bug of ours. */
  PROCESSOR_CRASHED(
      "processor-crashed",
      "a fault of the recipe compiler itself",
      "a bug is told like a fault, with the recipe that met it, not as a bare stack trace",
      "report it with the recipe and the trace; until then, undo the change before it");

  private final String id;
  private final Severity severity;
  private final String summary;
  private final String reason;
  private final String fix;

  LanguageCheck(String id, String summary, String reason, String fix) {
    this(id, Severity.ERROR, summary, reason, fix);
  }

  LanguageCheck(String id, Severity severity, String summary, String reason, String fix) {
    this.id = id;
    this.severity = severity;
    this.summary = summary;
    this.reason = reason;
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
    return List.of(new Evidence(reason, Sources.LANGUAGE));
  }

  @Override
  public String fix() {
    return fix;
  }
}
