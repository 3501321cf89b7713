package org.scoville.processor.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.Reading;
import org.scoville.processor.read.WrittenAcceptance;
import org.scoville.recipe.Acceptance;
import org.scoville.rule.Check;
import org.scoville.rule.Judgement;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Severity;
import org.scoville.rule.Structure;

/** The acceptances that a recipe itself writes name a warning, and silence it. */
final class Acceptances {
  private final RuleBook book;

  Acceptances(RuleBook book) {
    this.book = book;
  }

  /** Acceptances of what does not exist, and of errors. */
  List<Fault> misdirected(Reading reading) {
    List<Fault> faults = new ArrayList<>();
    for (WrittenAcceptance written : reading.acceptances()) {
      Optional<Check> check = book.check(written.acceptance().rule());
      if (!written.own()) {
        continue;
      }
      if (check.isEmpty()) {
        faults.add(fault(Structure.ACCEPT_UNKNOWN, written, "there is no rule %s"));
      } else if (check.get().severity() == Severity.ERROR) {
        faults.add(fault(Structure.ACCEPT_ERROR, written, "%s is an error and can't be accepted"));
      }
    }
    return faults;
  }

  /** Acceptances that silence nothing. */
  List<Fault> unused(Reading reading, Judgement judgement) {
    List<Fault> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (WrittenAcceptance written :
        reading.acceptances().stream().filter(WrittenAcceptance::own).toList()) {
      String key = key(written.acceptance());
      if (!seen.add(key)) {
        faults.add(
            fault(
                Structure.ACCEPT_UNUSED,
                written,
                "%s is accepted twice here; one reason is enough"));
      } else if (judgement.unused().contains(key)) {
        String fact = "%s has nothing to accept in " + reading.spec().simpleName();
        faults.add(fault(Structure.ACCEPT_UNUSED, written, fact));
      }
    }
    return faults;
  }

  private static Fault fault(Structure structure, WrittenAcceptance written, String fact) {
    return Fault.of(structure, written.spot(), fact.formatted(written.acceptance().rule()));
  }

  private static String key(Acceptance acceptance) {
    return acceptance.rule() + "/" + acceptance.method();
  }
}
