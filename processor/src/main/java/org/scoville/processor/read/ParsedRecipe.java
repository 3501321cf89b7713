package org.scoville.processor.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.RecipeLocation;

/**
 * A recipe as it was read: the value, and the place of each of its parts in the source.
 *
 * @param element the recipe's interface
 * @param mirror its {@code @Recipe}
 * @param spec the recipe as a value
 * @param origin the ancestor that settled its learning rate
 * @param average the ancestor that settled the half-life of its average, if it is another one
 * @param methods the methods that name an ingredient, in the recipe's order
 * @param dropped the methods that drop one
 * @param marked the roles that some method is marked with, readable or not, or likely meant for
 * @param acceptances the acceptances, with their places
 * @param findings the reasons why parts could not be read
 */
public record ParsedRecipe(
    TypeElement element,
    AnnotationMirror mirror,
    RecipeSpec spec,
    Optional<ParsedAncestor> origin,
    Optional<ParsedAncestor> average,
    List<IngredientMethod> methods,
    List<DroppedMethod> dropped,
    Set<Role> marked,
    List<LocatedAcceptance> acceptances,
    List<LocatedFinding> findings) {

  /** The method of a name. */
  public Optional<IngredientMethod> method(String name) {
    return methods.stream().filter(method -> method.name().equals(name)).findFirst();
  }

  /** The algorithms, in the recipe's order. */
  public List<IngredientMethod> algorithms() {
    return methods.stream().filter(method -> method.role() == Role.ALGORITHM).toList();
  }

  /** The recipe as a whole. */
  public SourceLocation source() {
    return SourceLocation.of(element);
  }

  /** The place in the source of a place in the recipe. */
  public SourceLocation source(RecipeLocation location) {
    if (location.part() == RecipeLocation.Part.RECIPE) {
      return location.member().isEmpty() ? source() : source().at(mirror, location.member());
    }
    return method(location.method())
        .map(method -> source(method, location))
        .orElseGet(this::source);
  }

  private static SourceLocation source(IngredientMethod method, RecipeLocation location) {
    return switch (location.part()) {
      case ROLE -> method.roleSource(location.member());
      case HYPERPARAMETERS -> method.hyperparameterSource(location.member());
      case METHOD, RECIPE -> method.source();
    };
  }
}
