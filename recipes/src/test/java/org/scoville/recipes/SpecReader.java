package org.scoville.recipes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.scoville.processor.read.RecipeReader;
import org.scoville.processor.read.RecordClasses;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.RecipeSpec;

/** Keeps each recipe as the processor reads it, also of those that get no module. */
final class SpecReader extends AbstractProcessor {
  private final Map<String, RecipeSpec> specs = new LinkedHashMap<>();

  Map<String, RecipeSpec> specs() {
    return specs;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Recipe.class.getCanonicalName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    RecordClasses classes = new RecordClasses(RecipeReader.class.getClassLoader(), source -> false);
    for (Element recipe : round.getElementsAnnotatedWith(Recipe.class)) {
      RecipeSpec spec =
          RecipeReader.read((TypeElement) recipe, processingEnv.getTypeUtils(), classes).spec();
      specs.put(spec.name(), spec);
    }
    return false;
  }
}
