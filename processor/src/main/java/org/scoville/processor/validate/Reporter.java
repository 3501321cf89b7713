package org.scoville.processor.validate;

import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.tools.Diagnostic.Kind;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.SourceLocation;
import org.scoville.rule.Finding;

/** Reports findings to the Java compiler. */
public final class Reporter {
  private final Messager messager;
  private final ShownNotes notes;
  private final boolean warningsAreErrors;

  /**
   * A reporter to a compiler.
   *
   * @param notes which notes are shown
   * @param warningsAreErrors whether warnings are reported as errors
   */
  public Reporter(Messager messager, ShownNotes notes, boolean warningsAreErrors) {
    this.messager = messager;
    this.notes = notes;
    this.warningsAreErrors = warningsAreErrors;
  }

  /** Reports findings except the accepted ones; returns whether one of them is an error. */
  public boolean report(List<LocatedFinding> findings) {
    boolean failed = false;
    for (LocatedFinding located : findings) {
      Optional<Kind> kind = kind(located.finding());
      kind.ifPresent(k -> print(k, located));
      failed |= kind.filter(Kind.ERROR::equals).isPresent();
    }
    return failed;
  }

  private Optional<Kind> kind(Finding finding) {
    if (finding.accepted().isPresent()) {
      return Optional.empty();
    }
    return switch (finding.severity()) {
      case ERROR -> Optional.of(Kind.ERROR);
      case WARNING -> Optional.of(warningsAreErrors ? Kind.ERROR : Kind.WARNING);
      case NOTE -> notes == ShownNotes.NONE ? Optional.empty() : Optional.of(Kind.NOTE);
      case CAVEAT -> notes == ShownNotes.ALL ? Optional.of(Kind.NOTE) : Optional.empty();
    };
  }

  private void print(Kind kind, LocatedFinding located) {
    SourceLocation source = located.source();
    String text = text(located.finding(), source.origin());
    try {
      print(kind, text, source);
    } catch (NullPointerException e) {
      // ECJ 3.39 finds no annotation on an element that has one with an empty array: its
      // BaseMessagerImpl.findAnnotation reads the null that an ArrayInitializer keeps for {}.
      messager.printMessage(kind, text, source.element());
    }
  }

  private void print(Kind kind, String text, SourceLocation source) {
    Optional<AnnotationMirror> annotation = source.annotation();
    Optional<AnnotationValue> value = source.value();
    if (annotation.isPresent() && value.isPresent()) {
      messager.printMessage(kind, text, source.element(), annotation.get(), value.get());
    } else if (annotation.isPresent()) {
      messager.printMessage(kind, text, source.element(), annotation.get());
    } else {
      messager.printMessage(kind, text, source.element());
    }
  }

  private static String text(Finding finding, String origin) {
    String fact =
        origin.isEmpty() ? finding.fact() : finding.fact() + " (inherited from " + origin + ")";
    return finding.saying(fact).text();
  }
}
