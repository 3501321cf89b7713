package org.scoville.literature;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A published comparison: of runs with an ingredient and without it, or with two values of a
 * member.
 *
 * @param type canonical name of the ingredient's record
 * @param member the member, or "" for the ingredient as a whole
 * @param compares whether the figure is about these two values of the member
 * @param evidence what was measured
 */
public record Figure(
    String type, String member, BiPredicate<Object, Object> compares, List<Evidence> evidence) {

  /** Copies the list. */
  public Figure {
    evidence = List.copyOf(evidence);
  }

  /** A comparison of runs with an ingredient and without it. */
  public static Figure of(Class<?> type, Evidence... evidence) {
    return new Figure(type.getCanonicalName(), "", (left, right) -> true, List.of(evidence));
  }

  /** A comparison of any two values of a member. */
  public static Figure of(Class<?> type, String member, Evidence... evidence) {
    return new Figure(type.getCanonicalName(), member, (left, right) -> true, List.of(evidence));
  }

  /** The same, if it is about these two values only. */
  public Figure between(Object one, Object other) {
    return where((left, right) -> Set.of(left, right).equals(Set.of(one, other)));
  }

  /** The same, if it is about some values only; equal ones are never compared. */
  public Figure where(BiPredicate<Object, Object> compares) {
    return new Figure(type, member, compares, evidence);
  }

  /** Whether it is about an ingredient as a whole. */
  boolean isAbout(String type) {
    return this.type.equals(type) && member.isEmpty();
  }

  /** Whether it is about two values of a member. */
  boolean isAbout(String type, String member, Object left, Object right) {
    return this.type.equals(type) && this.member.equals(member) && compares.test(left, right);
  }
}
