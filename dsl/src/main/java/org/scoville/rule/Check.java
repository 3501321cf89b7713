package org.scoville.rule;

import java.util.List;
import org.scoville.literature.Evidence;

/** A check of recipes: a rule, or a structural check of how the recipe is written. */
public sealed interface Check permits Rule, LanguageCheck {

  /** The id in brackets: lower-case words joined by hyphens. */
  String id();

  /** How much it matters. */
  Severity severity();

  /** The fault in general, as a phrase. */
  String summary();

  /** Why the check exists. */
  List<Evidence> evidence();

  /** What to do about it. */
  String fix();

  /** The command that prints its {@link RulePage}, wherever its jar is. */
  default String command() {
    return "scoville rule " + id();
  }
}
