package org.scoville.processor.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.scoville.processor.read.Inheritance.Choice;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.Precision;
import org.scoville.recipe.Recipe;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.LanguageCheck;

/** Reads a recipe's interface. */
public final class RecipeReader {
  private final TypeElement recipe;
  private final AnnotationMirror mirror;
  private final ReturnTypes returnTypes;
  private final Types types;
  private final RecordClasses classes;
  private final List<LocatedFinding> findings = new ArrayList<>();
  private final List<IngredientMethod> methods = new ArrayList<>();
  private final List<DroppedMethod> dropped = new ArrayList<>();
  private final Set<Role> marked = EnumSet.noneOf(Role.class);

  private RecipeReader(TypeElement recipe, Types types, RecordClasses classes) {
    this.recipe = recipe;
    this.types = types;
    this.classes = classes;
    this.returnTypes = new ReturnTypes(recipe, types);
    this.mirror = Mirrors.find(recipe, Recipe.class).orElseThrow();
  }

  /** Reads a recipe, with the records of its ingredients as far as these classes are known. */
  public static ParsedRecipe read(TypeElement recipe, Types types, RecordClasses classes) {
    return new RecipeReader(recipe, types, classes).read(Choice.FIRST);
  }

  /**
   * Reads a recipe in every way in which it can be meant: as {@link #read} does, and where parents
   * disagree also by each other parent, and without what they disagree about.
   */
  public static List<ParsedRecipe> readAll(TypeElement recipe, Types types, RecordClasses classes) {
    List<ParsedRecipe> candidates = new ArrayList<>(List.of(read(recipe, types, classes)));
    int parents =
        Inheritance.of(recipe).disagreements().stream().mapToInt(List::size).max().orElse(0);
    if (parents > 0) {
      for (int parent = 1; parent < parents; parent++) {
        candidates.add(new RecipeReader(recipe, types, classes).read(new Choice(parent)));
      }
      candidates.add(new RecipeReader(recipe, types, classes).read(new Choice(Choice.NONE)));
    }
    return candidates;
  }

  private ParsedRecipe read(Choice choice) {
    checkForm();
    Inheritance inheritance = Inheritance.of(recipe);
    List<ExecutableElement> declared = findings.isEmpty() ? inheritance.methods(choice) : List.of();
    List<ExecutableElement> withParameters =
        findings.isEmpty() ? MethodsWithParameters.of(returnTypes) : List.of();
    inheritance.disagreements().forEach(this::disagree);
    findings.addAll(ReturnTypeClashes.findings(returnTypes, declared));
    declared.forEach(method -> read(method, inheritance));
    withParameters.forEach(method -> read(method, inheritance));
    declared.stream().filter(method -> !MethodForm.isMarked(method)).forEach(this::markLikelyRole);
    List<LocatedAcceptance> acceptances = new AcceptanceReader(recipe).read(declared);
    RecipeSpec spec = spec(acceptances);
    List<ParsedAncestor> ancestors = new AncestorReader(types, classes).read(recipe);
    List<Ancestor> values = ancestors.stream().map(ParsedAncestor::ancestor).toList();
    Optional<ParsedAncestor> origin = parsed(Ancestor.origin(spec, values), ancestors);
    Optional<ParsedAncestor> average =
        parsed(Ancestor.averageOrigin(spec, values), ancestors)
            .filter(it -> !origin.equals(Optional.of(it)));
    RecipeSpec tuned = origin.map(it -> spec.origin(it.ancestor())).orElse(spec);
    return new ParsedRecipe(
        recipe,
        mirror,
        average.map(it -> tuned.averageOrigin(it.ancestor())).orElse(tuned),
        origin,
        average,
        List.copyOf(methods),
        List.copyOf(dropped),
        marked,
        acceptances,
        List.copyOf(findings));
  }

  private void checkForm() {
    String name = recipe.getSimpleName().toString();
    if (recipe.getKind() != ElementKind.INTERFACE) {
      finding(LanguageCheck.NOT_AN_INTERFACE, name + " is not an interface");
    } else if (!recipe.getTypeParameters().isEmpty()) {
      finding(LanguageCheck.NOT_AN_INTERFACE, name + " has type parameters");
    }
    for (Element e = recipe; e != null; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        finding(LanguageCheck.NOT_AN_INTERFACE, e.getSimpleName() + " is private");
      }
    }
  }

  private void disagree(List<ExecutableElement> parents) {
    String name = parents.get(0).getSimpleName().toString();
    String several =
        parents.stream()
            .map(method -> Mirrors.owner(method).getSimpleName() + "." + name)
            .collect(Collectors.joining(" and "));
    findings.add(
        LocatedFinding.of(
            LanguageCheck.PARENTS_DISAGREE,
            name,
            SourceLocation.of(recipe),
            "%s inherits %s, and neither overrides the other"
                .formatted(recipe.getSimpleName(), several)));
  }

  private void read(ExecutableElement method, Inheritance inheritance) {
    marked.addAll(MethodForm.roles(method));
    MethodDiagnostics found = new MethodDiagnostics(recipe, method, findings);
    if (!MethodForm.check(method, found)) {
      return;
    }
    if (MethodForm.isDropped(method)) {
      drop(method, inheritance);
    } else {
      new MethodReader(method, returnTypes.of(method), found, classes)
          .read()
          .ifPresent(methods::add);
    }
  }

  /**
   * Counts an open role as present where a method without a role returns an ingredient for it: the
   * finding about the method is enough. Of several open roles it is the one that the method is
   * named after, or else the first.
   */
  private void markLikelyRole(ExecutableElement method) {
    TypeMirror returned = returnTypes.of(method);
    if (returned.getKind() != TypeKind.DECLARED) {
      return;
    }
    Stream.of(Role.values())
        .filter(role -> role != Role.ALGORITHM && !marked.contains(role))
        .filter(role -> Mirrors.isA(Mirrors.element(returned), RolePart.of(role)))
        .min(Comparator.comparing(role -> !method.getSimpleName().contentEquals(methodName(role))))
        .ifPresent(marked::add);
  }

  private static String methodName(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private void drop(ExecutableElement method, Inheritance inheritance) {
    String name = method.getSimpleName().toString();
    SourceLocation source = SourceLocation.of(recipe, method);
    if (source.origin().isEmpty() && !inheritance.isInherited(name)) {
      findings.add(
          LocatedFinding.of(
              LanguageCheck.NOTHING_TO_DROP,
              name,
              source,
              "%s drops %s, which no parent declares".formatted(recipe.getSimpleName(), name)));
    }
    dropped.add(new DroppedMethod(method, returnTypes.of(method)));
  }

  private RecipeSpec spec(List<LocatedAcceptance> acceptances) {
    RecipeSpec spec =
        RecipeSpec.named(recipe.getQualifiedName().toString())
            .epochs((Integer) Mirrors.plain(mirror, "epochs"))
            .batchSize((Integer) Mirrors.plain(mirror, "batchSize"))
            .data(
                (Long) Mirrors.plain(mirror, "trainingSamples"),
                (Integer) Mirrors.plain(mirror, "classes"))
            .precision(Precision.valueOf(String.valueOf(Mirrors.plain(mirror, "precision"))))
            .extending(
                Inheritance.ancestors(recipe).stream()
                    .map(ancestor -> ancestor.getQualifiedName().toString())
                    .toArray(String[]::new))
            .publishing(PublicationReader.read(recipe));
    for (IngredientMethod method : methods) {
      if (method.role() == Role.ALGORITHM) {
        spec = spec.with(method.use());
      } else if (spec.role(method.role()).isEmpty()) {
        spec = spec.with(method.role(), method.ingredient());
      }
    }
    for (LocatedAcceptance written : acceptances) {
      var acceptance = written.acceptance();
      spec = spec.accepting(acceptance.rule(), acceptance.method(), acceptance.because());
    }
    return spec;
  }

  private static Optional<ParsedAncestor> parsed(
      Optional<Ancestor> wanted, List<ParsedAncestor> ancestors) {
    return wanted.flatMap(
        ancestor -> ancestors.stream().filter(it -> it.ancestor().equals(ancestor)).findFirst());
  }

  private void finding(LanguageCheck check, String fact) {
    findings.add(LocatedFinding.of(check, SourceLocation.of(recipe), fact));
  }
}
