package org.scoville.processor.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Site;

/**
 * A recipe as it was read: the value, and where in the source each part of it stands.
 *
 * @param element the recipe's interface
 * @param mirror its {@code @Recipe}
 * @param spec the recipe as a value
 * @param origin the ancestor that settled its learning rate
 * @param methods the methods that name an ingredient, in the recipe's order
 * @param dropped the methods that drop one
 * @param marked the roles that some method is marked with, readable or not
 * @param acceptances the acceptances, with their places
 * @param faults what kept parts from being read
 */
public record Reading(
    TypeElement element,
    AnnotationMirror mirror,
    RecipeSpec spec,
    Optional<ReadAncestor> origin,
    List<IngredientMethod> methods,
    List<DroppedMethod> dropped,
    Set<Role> marked,
    List<WrittenAcceptance> acceptances,
    List<Fault> faults) {

  /** The method of a name. */
  public Optional<IngredientMethod> method(String name) {
    return methods.stream().filter(method -> method.name().equals(name)).findFirst();
  }

  /** The algorithms, in the recipe's order. */
  public List<IngredientMethod> algorithms() {
    return methods.stream().filter(method -> method.role() == Role.ALGORITHM).toList();
  }

  /** The recipe as a whole. */
  public Spot spot() {
    return Spot.of(element);
  }

  /** The place in the source of a place in the recipe. */
  public Spot spot(Site site) {
    if (site.part() == Site.Part.RECIPE) {
      return site.member().isEmpty() ? spot() : spot().at(mirror, site.member());
    }
    return method(site.method()).map(method -> spot(method, site)).orElseGet(this::spot);
  }

  private static Spot spot(IngredientMethod method, Site site) {
    return switch (site.part()) {
      case ROLE -> method.roleSpot(site.member());
      case HYPERPARAMETERS -> method.hyperparameterSpot(site.member());
      case METHOD, RECIPE -> method.spot();
    };
  }
}
