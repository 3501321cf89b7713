package org.scoville.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import org.scoville.ingredient.Bounds;
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.PublicationReader;
import org.scoville.processor.read.Reading;
import org.scoville.processor.read.Spot;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Result;
import org.scoville.rule.Structure;

/**
 * What was published of a recipe has numbers that can be, and a source. Of what an ancestor says
 * the faults are reported where it is compiled.
 */
final class Results implements Inspection {

  @Override
  public List<Fault> inspect(Reading reading) {
    List<Fault> faults = new ArrayList<>();
    List<AnnotationMirror> results = PublicationReader.results(reading.element());
    for (AnnotationMirror result : results) {
      // javac knows no position of a repeated annotation, so every compiler gets the element.
      boolean alone = results.size() == 1;
      faults.addAll(outOfRange(result, reading, alone));
      unclear(PublicationReader.result(result), reading)
          .map(
              fact ->
                  Fault.of(Structure.RESULT_UNCLEAR, spot(result, "source", reading, alone), fact))
          .ifPresent(faults::add);
    }
    Mirrors.find(reading.element(), Lengths.class)
        .ifPresent(lengths -> faults.addAll(lengths(lengths, reading)));
    return faults;
  }

  private static Spot spot(AnnotationMirror mirror, String member, Reading reading, boolean alone) {
    return alone ? reading.spot().at(mirror, member) : reading.spot();
  }

  /** A fault for each number out of its range; what isn't published has no range to lie in. */
  private static List<Fault> outOfRange(AnnotationMirror mirror, Reading reading, boolean alone) {
    List<Fault> faults = new ArrayList<>();
    for (ExecutableElement member : Ranges.members(mirror)) {
      String name = member.getSimpleName().toString();
      String path = "%s of %s".formatted(name, title(mirror, reading));
      if (Mirrors.plain(mirror, name) instanceof Number number
          && !Double.isNaN(number.doubleValue())) {
        Ranges.fact(member, path, number)
            .map(fact -> Fault.of(Structure.OUT_OF_RANGE, spot(mirror, name, reading, alone), fact))
            .ifPresent(faults::add);
      }
    }
    return faults;
  }

  private static String title(AnnotationMirror mirror, Reading reading) {
    return "%s's @%s".formatted(reading.spec().simpleName(), Mirrors.type(mirror).getSimpleName());
  }

  private static Optional<String> unclear(Result result, Reading reading) {
    String recipe = reading.spec().simpleName();
    if (result.source().isBlank()) {
      return Optional.of("a result of %s has no source".formatted(recipe));
    }
    if (result.top1() > result.top5()) {
      return Optional.of(
          "a result of %s, of %s, has top1 = %s above top5 = %s"
              .formatted(
                  recipe,
                  result.source(),
                  Bounds.number(result.top1()),
                  Bounds.number(result.top5())));
    }
    return result.hasFigure()
        ? Optional.empty()
        : Optional.of("a result of %s, of %s, has no number".formatted(recipe, result.source()));
  }

  private static List<Fault> lengths(AnnotationMirror lengths, Reading reading) {
    List<Fault> faults = new ArrayList<>(outOfRange(lengths, reading, true));
    int from = (Integer) Mirrors.plain(lengths, "from");
    int until = (Integer) Mirrors.plain(lengths, "until");
    if (until > 0 && until < from) {
      String fact =
          "until of %s is %d; it must be at least from, which is %d, or 0 for no end"
              .formatted(title(lengths, reading), until, from);
      faults.add(Fault.of(Structure.OUT_OF_RANGE, spot(lengths, "until", reading, true), fact));
    }
    return faults;
  }
}
