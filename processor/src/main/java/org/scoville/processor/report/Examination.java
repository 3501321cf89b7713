package org.scoville.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.Reading;
import org.scoville.rule.Finding;
import org.scoville.rule.Judgement;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Site;
import org.scoville.rule.Structure;

/** Finds everything that is to be said about a recipe: its structure first, then the rules. */
public final class Examination {
  private static final List<Inspection> INSPECTIONS =
      List.of(
          new Roles(),
          new Ranges(),
          new Results(),
          new Alternatives(),
          new Timings(),
          new Relations());

  private final RuleBook book;
  private final Acceptances acceptances;

  /** An examination by these rules. */
  public Examination(RuleBook book) {
    this.book = book;
    this.acceptances = new Acceptances(book);
  }

  /** What is to be said about a recipe, accepted findings included. */
  public List<Fault> faults(Reading reading) {
    List<Fault> faults = new ArrayList<>(reading.faults());
    if (faults.stream().anyMatch(fault -> fault.finding().check() == Structure.NOT_AN_INTERFACE)) {
      return faults;
    }
    INSPECTIONS.forEach(inspection -> faults.addAll(inspection.inspect(reading)));
    faults.addAll(acceptances.misdirected(reading));
    List<Fault> structural = List.copyOf(faults);
    if (structural.stream().noneMatch(Examination::spoilsRules)) {
      Judgement judgement = book.judge(reading.spec());
      faults.addAll(ruled(reading, judgement, structural));
      if (structural.isEmpty()) {
        faults.addAll(acceptances.unused(reading, judgement));
      }
    }
    faults.addAll(Refusals.beside(faults, reading));
    return faults;
  }

  /** Rules calculate with epochs, batches and intervals, and may rely on their ranges. */
  private static boolean spoilsRules(Fault fault) {
    Site site = fault.finding().site();
    return switch (site.part()) {
      case RECIPE -> !site.member().isEmpty();
      case ROLE -> true;
      case METHOD, HYPERPARAMETERS -> false;
    };
  }

  /** A rule about a method that has a structural fault would be a second opinion. */
  private static List<Fault> ruled(Reading reading, Judgement judgement, List<Fault> structural) {
    Set<String> faulty =
        structural.stream()
            .map(fault -> fault.finding().site().method())
            .filter(method -> !method.isEmpty())
            .collect(Collectors.toSet());
    return judgement.findings().stream()
        .filter(finding -> !faulty.contains(finding.site().method()))
        .map(finding -> fault(reading, finding))
        .toList();
  }

  private static Fault fault(Reading reading, Finding finding) {
    return new Fault(finding, reading.spot(finding.site()));
  }
}
