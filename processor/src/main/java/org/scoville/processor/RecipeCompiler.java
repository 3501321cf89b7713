package org.scoville.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.scoville.processor.order.AlgorithmOrder;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.processor.read.RecipeReader;
import org.scoville.processor.read.RecordClasses;
import org.scoville.processor.read.SourceLocation;
import org.scoville.processor.validate.RecipeValidator;
import org.scoville.processor.validate.Reporter;
import org.scoville.processor.write.GeneratedNames;
import org.scoville.processor.write.ModuleWriter;
import org.scoville.processor.write.PackageClasses;
import org.scoville.processor.write.PublicationsWriter;
import org.scoville.processor.write.SourceFile;
import org.scoville.processor.write.TrainerWriter;
import org.scoville.rule.Finding;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RuleBook;

/** Compiles one recipe from its interface to its source files: reads, checks, orders, writes. */
final class RecipeCompiler {
  private final RecipeValidator validator;
  private final Reporter reporter;
  private final Filer filer;
  private final Elements elements;
  private final Types types;

  RecipeCompiler(RuleBook book, Reporter reporter, ProcessingEnvironment environment) {
    this.validator = new RecipeValidator(book);
    this.reporter = reporter;
    this.filer = environment.getFiler();
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
  }

  /**
   * Compiles a recipe.
   *
   * @param sources qualified names of the classes in this compilation's sources
   */
  void compile(TypeElement recipe, Set<String> sources) throws IOException {
    GeneratedNames names = GeneratedNames.of(recipe);
    RecordClasses classes =
        new RecordClasses(RecipeCompiler.class.getClassLoader(), sources::contains);
    List<ParsedRecipe> candidates = RecipeReader.readAll(recipe, types, classes);
    ParsedRecipe parsed = candidates.get(0);
    AlgorithmOrder order = AlgorithmOrder.of(parsed);
    List<LocatedFinding> findings = commonFindings(candidates, order);
    List<String> generated = names.generated(parsed.spec());
    taken(generated, sources).ifPresent(name -> findings.add(nameTaken(recipe, name)));
    if (reporter.report(findings)) {
      return;
    }
    List<SourceFile> files = new ArrayList<>();
    files.add(new ModuleWriter(names, parsed, elements).file(order.plan()));
    files.add(TrainerWriter.file(names, parsed, elements));
    PublicationsWriter.file(names, parsed, elements).ifPresent(files::add);
    PackageClasses packageClasses = PackageClasses.of(recipe, elements);
    Optional<String> hiding =
        files.stream()
            .flatMap(file -> packageClasses.hidingPackage(file, parsed).stream())
            .findFirst();
    if (hiding.isPresent()) {
      reporter.report(List.of(packageHidden(recipe, hiding.get())));
      return;
    }
    try {
      for (SourceFile file : files) {
        file.writeTo(filer);
      }
    } catch (FilerException e) {
      reporter.report(List.of(nameTaken(recipe, String.join(" or ", generated))));
    }
  }

  /** The findings that a recipe has with each of its candidates. */
  private List<LocatedFinding> commonFindings(List<ParsedRecipe> candidates, AlgorithmOrder order) {
    List<LocatedFinding> findings = findings(candidates.get(0), order);
    for (ParsedRecipe other : candidates.subList(1, candidates.size())) {
      Set<Finding> found =
          findings(other, AlgorithmOrder.of(other)).stream()
              .map(LocatedFinding::finding)
              .collect(Collectors.toSet());
      findings.removeIf(located -> !found.contains(located.finding()));
    }
    return findings;
  }

  private List<LocatedFinding> findings(ParsedRecipe parsed, AlgorithmOrder order) {
    List<LocatedFinding> findings = new ArrayList<>(validator.validate(parsed));
    findings.addAll(order.findings());
    return withoutSecondFindings(findings);
  }

  /** Leaves out other findings about a method that Java does not allow as it is. */
  private static List<LocatedFinding> withoutSecondFindings(List<LocatedFinding> findings) {
    Set<String> clashing =
        findings.stream()
            .map(LocatedFinding::finding)
            .filter(finding -> finding.check() == LanguageCheck.RETURN_TYPES_CLASH)
            .map(finding -> finding.location().method())
            .collect(Collectors.toSet());
    findings.removeIf(
        located ->
            clashing.contains(located.finding().location().method())
                && located.finding().check() != LanguageCheck.RETURN_TYPES_CLASH);
    return findings;
  }

  /**
   * The generated name that a class or a package has. One left over from an earlier build is no
   * obstacle, so only sources count.
   */
  private static Optional<String> taken(List<String> generated, Set<String> sources) {
    return generated.stream()
        .filter(name -> sources.stream().anyMatch(s -> s.equals(name) || s.startsWith(name + ".")))
        .findFirst();
  }

  private static LocatedFinding packageHidden(TypeElement recipe, String name) {
    return LocatedFinding.of(
        LanguageCheck.NAME_TAKEN,
        SourceLocation.of(recipe),
        "generated code for %s uses qualified class names, and %s hides a package of these"
            .formatted(recipe.getSimpleName(), name));
  }

  private static LocatedFinding nameTaken(TypeElement recipe, String name) {
    return LocatedFinding.of(
        LanguageCheck.NAME_TAKEN,
        SourceLocation.of(recipe),
        "%s would get a generated class %s, and that name is taken"
            .formatted(recipe.getSimpleName(), name));
  }
}
