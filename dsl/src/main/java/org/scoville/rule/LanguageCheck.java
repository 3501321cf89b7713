package org.scoville.rule;

import java.util.List;
import org.scoville.literature.Evidence;
import org.scoville.literature.Sources;

/** The structural checks of recipes and ingredients; the processor runs them on the source. */
public enum LanguageCheck implements Check {
  /** A role that no method has. */
  MISSING_INGREDIENT(
      "missing-ingredient",
      "a recipe that lacks one of the roles model, loss, train, evaluate, optimizer and schedule",
      "nothing can be trained without all six, and none of them has a default",
      "add a method with the annotation of that role"),
  /** A role of two methods. */
  ROLE_PLAYED_TWICE(
      "role-played-twice",
      "two methods with the same role",
      "a run has exactly one of each, and nothing says which of the two to use",
      "keep one of the two; @Without drops one that is inherited"),
  /** An algorithm used twice. */
  ALGORITHM_TWICE(
      "algorithm-twice",
      "two methods that name the same algorithm",
      "a recipe has one instance of each algorithm, so that rules, orders and overrides can"
          + " name it by its type",
      "keep one of the two; @Without drops one that is inherited"),
  /** Two parents that disagree. */
  PARENTS_DISAGREE(
      "parents-disagree",
      "two parents that declare the same method differently",
      "a declaration replaces an inherited one completely and nothing is merged, so there is no"
          + " order between two parents",
      "override the method in this recipe and name the ingredient to use"),
  /** An override that Java doesn't allow. */
  RETURN_TYPES_CLASH(
      "return-types-clash",
      "an override whose return type the parent's method doesn't allow",
      "in Java an override returns the type of the method that it overrides, or a subtype of it",
      "let the parent's method return an interface such as UpdateRule or Network, and choose its"
          + " ingredient with a With annotation; or override it with an ingredient of the type that"
          + " the parent's method returns"),
  /** A value out of its range. */
  OUT_OF_RANGE(
      "out-of-range",
      "a value outside its range",
      "the ingredient's constructor rejects the value, so the run would fail at its start",
      "choose a value in the range"),
  /** Alternatives of which none or several are set. */
  EXACTLY_ONE(
      "exactly-one",
      "alternative members of which none or several are set",
      "the members are different ways to set the same value, and 0 means unset",
      "set exactly one of them and leave the others at 0"),
  /** Alternatives of which several are set. */
  AT_MOST_ONE(
      "at-most-one",
      "alternative members of which several are set",
      "the members are different ways to set the same value, and 0 means unset",
      "set one of them and leave the others at 0"),
  /** Values that are not valid together. */
  VALUES_REFUSED(
      "values-refused",
      "values that are each in range but not valid together",
      "the ingredient's constructor rejects them, so the run would fail at its start",
      "choose values that are valid together"),
  /** Two ingredients that exclude each other. */
  CONFLICT(
      "conflict",
      "two ingredients that can't be used in one recipe",
      "one of the two declares with @Conflicts why they exclude each other",
      "remove one of the two"),
  /** An ingredient without what it needs. */
  REQUIREMENT(
      "requirement",
      "an ingredient that requires a capability that no other ingredient has",
      "the ingredient declares with @Requires what it depends on",
      "add an ingredient with that capability, or remove the one that requires it"),
  /** Timing on something that acts once. */
  ACTS_ONCE(
      "acts-once",
      "an interval or a window on an algorithm that acts once",
      "an algorithm that changes the network once, or only the evaluation, does not act on"
          + " batches, so an interval or a window has no effect",
      "remove every, from and until"),
  /** A window without a batch. */
  EMPTY_WINDOW(
      "empty-window",
      "a window that ends before it starts",
      "an algorithm acts from the start of its window until its end, so it would never act",
      "set from to less than until"),
  /** Orders that contradict each other. */
  ORDER_CYCLE(
      "order-cycle",
      "algorithms each of which must act after the other",
      "algorithms of one stage act one after the other, and none of these can be the first",
      "remove one of the algorithms from `after`"),
  /** An order between algorithms that do not act at the same stage. */
  ORDER_WITHOUT_MEANING(
      "order-without-meaning",
      "`after` names an algorithm that the recipe does not use, or that acts at another stage",
      "an order can be chosen only between algorithms that act at the same stage",
      "remove it from `after`"),
  /** A recipe that isn't an interface. */
  NOT_AN_INTERFACE(
      "not-an-interface",
      "@Recipe on a class, on a private interface, or on an interface with type parameters",
      "the generated module implements the recipe's interface",
      "make it an interface, not private, without type parameters"),
  /** A method without exactly one role. */
  ROLE_UNCLEAR(
      "role-unclear",
      "a method with no role, or with several",
      "each abstract method names one ingredient, and its annotation says in which role",
      "put exactly one of @Model, @Loss, @Train, @Evaluate, @Optimizer, @Schedule, @Algorithm and"
          + " @Without on it"),
  /** A method that does not name exactly one ingredient. */
  INGREDIENT_UNCLEAR(
      "ingredient-unclear",
      "a method that does not name exactly one ingredient",
      "the return type names the ingredient, or where it is an interface such as UpdateRule, the"
          + " With annotation does",
      "return the ingredient's record, or an interface of it together with exactly one With"
          + " annotation"),
  /** An ingredient in a role that its type does not allow. */
  WRONG_PLACE(
      "wrong-place",
      "an ingredient in a role that its type does not allow",
      "the interfaces that an ingredient's record implements say which roles it can have",
      "annotate it with its own role, or choose another ingredient"),
  /** An ingredient that generated code can't access. */
  OUT_OF_REACH(
      "out-of-reach",
      "an ingredient of another class or package that is not public",
      "the generated module is a class of its own in the recipe's package, and calls the"
          + " constructor of the ingredient's record",
      "make the record and the enums among its hyperparameters public, or move them to the top"
          + " level of the recipe's package"),
  /** A method name that Object has. */
  OBJECT_METHOD(
      "object-method",
      "a method with the name of one of Object's methods, or with parameters",
      "the generated module already has Object's methods, and calls an ingredient's method"
          + " without arguments",
      "rename it, and remove its parameters and type parameters"),
  /** An unset hyperparameter without default. */
  VALUE_MISSING(
      "value-missing",
      "an ingredient with a hyperparameter that has no default and is not set",
      "the record can't be created without all of its values",
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
      "a misspelled id silences nothing, and neither does the id of a rule that was removed",
      "copy the id that stands in brackets in the warning"),
  /** An acceptance of an error. */
  ACCEPT_ERROR(
      "accept-error",
      "an acceptance of an error",
      "a recipe with an error would fail, or can't do what it says",
      "fix the error; only warnings can be accepted"),
  /** An acceptance without a reason. */
  ACCEPT_WITHOUT_REASON(
      "accept-without-reason",
      "an acceptance whose reason is blank",
      "the reason is what readers of the recipe and of explain get in place of the warning",
      "say in `because` why the warning does not apply"),
  /** An acceptance that silences nothing. */
  ACCEPT_UNUSED(
      "accept-unused",
      Severity.WARNING,
      "an acceptance that silences nothing",
      "a reason for a warning that does not occur misleads the recipe's readers",
      "remove it, or move it to the recipe that needs it"),
  /** A result that can't be compared or looked up. */
  RESULT_UNCLEAR(
      "result-unclear",
      "a published result without a number or a source, with a control character in its text, or"
          + " whose top1 is above its top5",
      "published results are compared with others and looked up at their source",
      "give the source and at least one of top1, top5, minutes and imagesPerSecond; keep"
          + " top1 at most top5, and source, system and remark on one line without control characters"),
  /** An ingredient whose With and record differ. */
  HYPERPARAMETERS_DIFFER(
      "hyperparameters-differ",
      "a With annotation whose members differ from the record's components",
      "generated code passes the values of the members of With to the record's constructor",
      "give both the same names and types; double[] in With is List<Double> in the record"),
  /** A name of a generated class that is taken. */
  NAME_TAKEN(
      "name-taken",
      "a recipe whose module or trainer would have the name of an existing class",
      "the module and the trainer are named after the recipe",
      "rename the recipe or the class"),
  /** An ingredient whose class can't be loaded. */
  INGREDIENT_UNKNOWN(
      "ingredient-unknown",
      Severity.NOTE,
      "an ingredient whose class the recipe compiler can't load, so that some rules are checked"
          + " only at launch",
      "only classes on the processor path are loaded: those on the class path or in the output"
          + " folder may be of an earlier build",
      "compile the ingredient into a jar of its own and put that on the processor path"),
  /** An ingredient whose methods fail. */
  INGREDIENT_FAILS(
      "ingredient-fails",
      Severity.WARNING,
      "an ingredient whose record throws, or returns an unusable value, when a rule calls its"
          + " methods",
      "rules and explain compute with the values that these methods return",
      "fix the method of the ingredient's record, or report it to its author"),
  /** An internal error of the recipe compiler. */
  PROCESSOR_CRASHED(
      "processor-crashed",
      "an internal error of the recipe compiler",
      "an internal error is reported on the recipe that triggered it, with its stack trace",
      "report it with the recipe and the stack trace; to work around it, undo the last change of"
          + " the recipe");

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
