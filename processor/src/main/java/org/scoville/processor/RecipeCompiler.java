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
import org.scoville.processor.read.Fault;
import org.scoville.processor.read.Reading;
import org.scoville.processor.read.RecipeReader;
import org.scoville.processor.read.RecordClasses;
import org.scoville.processor.read.Spot;
import org.scoville.processor.report.Examination;
import org.scoville.processor.report.Reporter;
import org.scoville.processor.write.GeneratedNames;
import org.scoville.processor.write.ModuleWriter;
import org.scoville.processor.write.Neighbors;
import org.scoville.processor.write.PublicationsWriter;
import org.scoville.processor.write.SourceFile;
import org.scoville.processor.write.TrainerWriter;
import org.scoville.rule.Finding;
import org.scoville.rule.RuleBook;
import org.scoville.rule.Structure;

/** Takes one recipe from its interface to its source files: read, examine, order, write. */
final class RecipeCompiler {
  private final Examination examination;
  private final Reporter reporter;
  private final Filer filer;
  private final Elements elements;
  private final Types types;

  RecipeCompiler(RuleBook book, Reporter reporter, ProcessingEnvironment environment) {
    this.examination = new Examination(book);
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
    List<Reading> readings = RecipeReader.readAll(recipe, types, classes);
    Reading reading = readings.get(0);
    AlgorithmOrder order = AlgorithmOrder.of(reading);
    List<Fault> faults = undisputed(readings);
    List<String> generated = names.generated(reading.spec());
    taken(generated, sources).ifPresent(name -> faults.add(nameTaken(recipe, name)));
    if (reporter.report(faults)) {
      return;
    }
    List<SourceFile> files = new ArrayList<>();
    files.add(new ModuleWriter(names, reading, elements).file(order.positions()));
    files.add(TrainerWriter.file(names, reading, elements));
    PublicationsWriter.file(names, reading, elements).ifPresent(files::add);
    Neighbors neighbors = Neighbors.of(recipe, elements);
    Optional<String> hiding =
        files.stream().flatMap(file -> neighbors.hidingPackage(file, reading).stream()).findFirst();
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

  /** The faults that a recipe has in whatever way it is meant. */
  private List<Fault> undisputed(List<Reading> readings) {
    List<Fault> faults = faults(readings.get(0));
    for (Reading other : readings.subList(1, readings.size())) {
      Set<Finding> found = faults(other).stream().map(Fault::finding).collect(Collectors.toSet());
      faults.removeIf(fault -> !found.contains(fault.finding()));
    }
    return faults;
  }

  private List<Fault> faults(Reading reading) {
    List<Fault> faults = new ArrayList<>(examination.faults(reading));
    faults.addAll(AlgorithmOrder.of(reading).faults());
    return faults;
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

  private static Fault packageHidden(TypeElement recipe, String name) {
    return Fault.of(
        Structure.NAME_TAKEN,
        Spot.of(recipe),
        "what is generated for %s names classes by their packages, and %s hides these"
            .formatted(recipe.getSimpleName(), name));
  }

  private static Fault nameTaken(TypeElement recipe, String name) {
    return Fault.of(
        Structure.NAME_TAKEN,
        Spot.of(recipe),
        "%s would get a class %s, and the name is taken".formatted(recipe.getSimpleName(), name));
  }
}
