package org.scoville.rule;

import java.util.List;

/**
 * The rules of one subject. Another jar brings its own by registering one with
 * {@code @AutoService(RuleSet.class)} on the processor path and the class path.
 */
public interface RuleSet {
  /** The rules. */
  List<Rule> rules();
}
