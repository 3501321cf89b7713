package org.scoville.processor.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.processor.read.PublicationReader;
import org.scoville.processor.read.SourceLocation;
import org.scoville.recipe.Lengths;
import org.scoville.recipe.Result;
import org.scoville.rule.LanguageCheck;
import org.scoville.text.NumberText;
import org.scoville.text.Printable;

/**
 * Checks that the published results of a recipe have possible numbers and a source. Those of its
 * ancestors are checked where the ancestors are compiled.
 */
final class ResultValidator implements Validator {

  @Override
  public List<LocatedFinding> validate(ParsedRecipe parsed) {
    List<LocatedFinding> findings = new ArrayList<>();
    List<AnnotationMirror> results = PublicationReader.results(parsed.element());
    for (AnnotationMirror result : results) {
      // javac knows no position of a repeated annotation, so every compiler gets the element.
      boolean alone = results.size() == 1;
      findings.addAll(outOfRange(result, parsed, alone));
      unclear(PublicationReader.result(result), parsed)
          .map(
              fact ->
                  LocatedFinding.of(
                      LanguageCheck.RESULT_UNCLEAR, source(result, "source", parsed, alone), fact))
          .ifPresent(findings::add);
    }
    Mirrors.find(parsed.element(), Lengths.class)
        .ifPresent(lengths -> findings.addAll(lengths(lengths, parsed)));
    return findings;
  }

  private static SourceLocation source(
      AnnotationMirror mirror, String member, ParsedRecipe parsed, boolean alone) {
    return alone ? parsed.source().at(mirror, member) : parsed.source();
  }

  /** A finding for each number out of its range; NaN stands for a number that isn't published. */
  private static List<LocatedFinding> outOfRange(
      AnnotationMirror mirror, ParsedRecipe parsed, boolean alone) {
    List<LocatedFinding> findings = new ArrayList<>();
    for (ExecutableElement member : RangeValidator.members(mirror)) {
      String name = member.getSimpleName().toString();
      String path = "%s of %s".formatted(name, title(mirror, parsed));
      if (Mirrors.plain(mirror, name) instanceof Number number
          && !Double.isNaN(number.doubleValue())) {
        RangeValidator.fact(member, path, number)
            .map(
                fact ->
                    LocatedFinding.of(
                        LanguageCheck.OUT_OF_RANGE, source(mirror, name, parsed, alone), fact))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static String title(AnnotationMirror mirror, ParsedRecipe parsed) {
    return "%s's @%s".formatted(parsed.spec().simpleName(), Mirrors.type(mirror).getSimpleName());
  }

  private static Optional<String> unclear(Result result, ParsedRecipe parsed) {
    String recipe = parsed.spec().simpleName();
    if (Printable.isBlank(result.source())) {
      return Optional.of("a result of %s has no source".formatted(recipe));
    }
    for (String text : List.of(result.source(), result.system(), result.remark())) {
      if (!Printable.isPrintable(text)) {
        return Optional.of(
            "a result of %s has a line break or a control character in \"%s\""
                .formatted(recipe, Printable.of(text)));
      }
    }
    if (result.top1() > result.top5()) {
      return Optional.of(
          "a result of %s, from %s, has top1 = %s above top5 = %s"
              .formatted(
                  recipe,
                  result.source(),
                  NumberText.written(result.top1()),
                  NumberText.written(result.top5())));
    }
    return result.hasFigure()
        ? Optional.empty()
        : Optional.of("a result of %s, from %s, has no number".formatted(recipe, result.source()));
  }

  private static List<LocatedFinding> lengths(AnnotationMirror lengths, ParsedRecipe parsed) {
    List<LocatedFinding> findings = new ArrayList<>(outOfRange(lengths, parsed, true));
    int from = (Integer) Mirrors.plain(lengths, "from");
    int until = (Integer) Mirrors.plain(lengths, "until");
    if (until > 0 && until < from) {
      String fact =
          "until of %s is %d; it must be at least from, which is %d, or 0 for no end"
              .formatted(title(lengths, parsed), until, from);
      findings.add(
          LocatedFinding.of(
              LanguageCheck.OUT_OF_RANGE, source(lengths, "until", parsed, true), fact));
    }
    return findings;
  }
}
