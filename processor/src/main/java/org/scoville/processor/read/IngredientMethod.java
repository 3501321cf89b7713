package org.scoville.processor.read;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Role;

/**
 * A method of a recipe together with the ingredient that it names.
 *
 * @param element the method
 * @param role the role that the ingredient plays
 * @param roleMirror the role's annotation
 * @param with the ingredient's {@code With}, where it is written
 * @param type the ingredient
 * @param use its values and, for an algorithm, when it acts
 * @param source where the method stands
 */
public record IngredientMethod(
    ExecutableElement element,
    Role role,
    AnnotationMirror roleMirror,
    Optional<AnnotationMirror> with,
    IngredientType type,
    AlgorithmUse use,
    SourceLocation source) {

  /** The method's name. */
  public String name() {
    return element.getSimpleName().toString();
  }

  /** The ingredient and its values. */
  public Ingredient ingredient() {
    return use.ingredient();
  }

  /** Whether code that sees these types can create the ingredient. */
  public boolean isWithin(VisibleTypes visible) {
    return type.inaccessible(visible).isEmpty();
  }

  /** The place of a hyperparameter: its value, else the {@code With}, else the method. */
  public SourceLocation hyperparameterSource(String hyperparameter) {
    return with.map(mirror -> source.at(mirror, hyperparameter)).orElse(source);
  }

  /** The place of a member of the role's annotation. */
  public SourceLocation roleSource(String member) {
    return source.at(roleMirror, member);
  }
}
