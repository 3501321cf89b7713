package org.scoville.processor;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;
import org.scoville.ingredient.Hyperparameters;
import org.scoville.processor.read.LocatedFinding;
import org.scoville.processor.read.Readiness;
import org.scoville.processor.read.SourceLocation;
import org.scoville.processor.validate.Reporter;
import org.scoville.recipe.Recipe;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.RuleBook;

/**
 * The recipe compiler: checks each interface marked {@code @Recipe} and writes its module and its
 * trainer, and checks each {@code With} marked {@code @Hyperparameters} against its record.
 *
 * <p>{@code -Ascoville.notes=true} shows notes, {@code =all} those of every recipe too, {@code
 * -Ascoville.werror=true} makes warnings errors.
 */
@AutoService(Processor.class)
public final class RecipeProcessor extends AbstractProcessor {
  private final Supplier<RuleBook> rules;
  private final Set<String> sources = new LinkedHashSet<>();
  private final Set<String> recipes = new LinkedHashSet<>();
  private final Set<String> ingredients = new LinkedHashSet<>();
  private boolean hasReportedOptions;
  private @Nullable RuleBook book;

  /** A processor with the rules on its own class path. */
  public RecipeProcessor() {
    this(() -> RuleBook.load(RecipeProcessor.class.getClassLoader()));
  }

  /** A processor with these rules. */
  RecipeProcessor(Supplier<RuleBook> rules) {
    this.rules = rules;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Recipe.class.getCanonicalName(), Hyperparameters.class.getCanonicalName());
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Options.NAMES;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    reportMisreadOptions();
    addNames(round.getRootElements(), sources);
    addNames(round.getElementsAnnotatedWith(Recipe.class), recipes);
    addNames(round.getElementsAnnotatedWith(Hyperparameters.class), ingredients);
    // What never gets ready names something that does not exist, which the compiler reports itself.
    if (!round.processingOver()) {
      each(ingredients, Readiness::ofHyperparameters, this::check);
      each(recipes, this::isReady, this::compile);
    }
    return false;
  }

  /** Work on an element, which may fail. */
  private interface Work {
    void on(TypeElement element) throws IOException;
  }

  /** Works on the elements that are ready and removes them; the others wait for a later round. */
  private void each(Set<String> names, Predicate<TypeElement> isReady, Work work) {
    for (String name : List.copyOf(names)) {
      TypeElement element = processingEnv.getElementUtils().getTypeElement(name);
      if (element != null) {
        guard(
            element,
            it -> {
              if (isReady.test(it)) {
                names.remove(name);
                work.on(it);
              }
            });
      }
    }
  }

  /** Reports an internal error, or an error of a rule, on the recipe that triggered it. */
  private void guard(TypeElement element, Work work) {
    try {
      work.on(element);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      String fact =
          "the recipe compiler failed on %s: %s"
              .formatted(element.getQualifiedName(), trace.toString().strip());
      reporter()
          .report(
              List.of(
                  LocatedFinding.of(
                      LanguageCheck.PROCESSOR_CRASHED, SourceLocation.of(element), fact)));
    }
  }

  private boolean isReady(TypeElement recipe) {
    return Readiness.ofRecipe(recipe, processingEnv.getTypeUtils());
  }

  private void check(TypeElement with) {
    reporter().report(IngredientValidator.validate(with));
  }

  private void compile(TypeElement recipe) throws IOException {
    new RecipeCompiler(book(), reporter(), processingEnv).compile(recipe, sources);
  }

  /** Loaded once, for the first recipe: a rule that can't be loaded is reported at that recipe. */
  private RuleBook book() {
    if (book == null) {
      book = rules.get();
      book.faults().forEach(fault -> processingEnv.getMessager().printMessage(Kind.WARNING, fault));
    }
    return book;
  }

  private Reporter reporter() {
    Options options = Options.of(processingEnv.getOptions());
    return new Reporter(processingEnv.getMessager(), options.notes(), options.werror());
  }

  /** Reports each misread option once, before any finding that it may change. */
  private void reportMisreadOptions() {
    if (!hasReportedOptions) {
      hasReportedOptions = true;
      Options.of(processingEnv.getOptions())
          .misread()
          .forEach(sentence -> processingEnv.getMessager().printMessage(Kind.WARNING, sentence));
    }
  }

  private static void addNames(Collection<? extends Element> elements, Set<String> names) {
    for (Element element : elements) {
      if (element instanceof TypeElement type) {
        names.add(type.getQualifiedName().toString());
      }
    }
  }
}
