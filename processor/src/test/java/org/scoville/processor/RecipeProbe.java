package org.scoville.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.scoville.recipe.Recipe;

/** Our processor, and beside it the names of the recipes that it was given. */
final class RecipeProbe extends AbstractProcessor {
  private final Processor processor;
  private final Set<String> recipes = new LinkedHashSet<>();

  RecipeProbe(Processor processor) {
    this.processor = processor;
  }

  /** Qualified names of the recipes. */
  Set<String> recipes() {
    return recipes;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor.getSupportedOptions();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    processor.init(environment);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element element : round.getElementsAnnotatedWith(Recipe.class)) {
      if (element instanceof TypeElement type) {
        recipes.add(type.getQualifiedName().toString());
      }
    }
    processor.process(annotations, round);
    return false;
  }
}
