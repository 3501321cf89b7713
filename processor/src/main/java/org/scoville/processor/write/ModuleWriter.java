package org.scoville.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;
import org.scoville.processor.order.PlanEntry;
import org.scoville.processor.read.DroppedMethod;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.processor.read.RolePart;
import org.scoville.recipe.Role;

/**
 * Writes a recipe's Guice module. It implements the recipe, so the compiler proves that no
 * ingredient was forgotten.
 */
public final class ModuleWriter {
  private final GeneratedNames names;
  private final ParsedRecipe parsed;
  private final Elements elements;
  private final PackageClasses packageClasses;

  /** A writer for a recipe. */
  public ModuleWriter(GeneratedNames names, ParsedRecipe parsed, Elements elements) {
    this.names = names;
    this.parsed = parsed;
    this.elements = elements;
    this.packageClasses = PackageClasses.of(parsed.element(), elements);
  }

  /** The module's file. */
  public SourceFile file(List<PlanEntry> plan) {
    SourceFile implementing = file(plan, "");
    return ModuleObstacles.of(parsed, implementing)
        .map(obstacle -> file(plan, obstacle))
        .orElse(implementing);
  }

  /** The file of a module that implements its recipe unless there is an obstacle. */
  private SourceFile file(List<PlanEntry> plan, String obstacle) {
    boolean implementing = obstacle.isEmpty();
    NameAllocator methods = methodNames(parsed);
    TypeSpec.Builder module =
        TypeSpec.classBuilder(names.module())
            .addOriginatingElement(parsed.element())
            .addJavadoc(
                "Wires {@link $T}: its ingredients, and its algorithms in their order.",
                names.recipe())
            .addAnnotation(generated());
    Deprecations.of(parsed, elements).ifPresent(module::addAnnotation);
    module.addModifiers(Modifier.PUBLIC, Modifier.FINAL).addSuperinterface(RuntimeNames.MODULE);
    if (implementing) {
      module.addSuperinterface(names.recipe());
    } else {
      module.addJavadoc("\n\n<p>It does not implement the recipe: $L.", obstacle);
    }
    module.addMethod(configure());
    parsed.methods().forEach(m -> module.addMethod(IngredientMethods.of(m, implementing)));
    if (implementing) {
      String recipe = names.recipe().simpleName();
      parsed.dropped().forEach(m -> module.addMethod(IngredientMethods.dropped(recipe, m)));
    }
    module.addMethod(SpecMethod.of(methods.get("spec"), names, parsed));
    module.addMethod(PlanMethod.of(methods.get("plan"), parsed.algorithms(), plan));
    return SourceFile.of(names.module(), parsed.element(), module.build(), packageClasses);
  }

  static AnnotationSpec generated() {
    return AnnotationSpec.builder(Generated.class)
        .addMember("value", "$S", "org.scoville.processor.RecipeProcessor")
        .build();
  }

  /** What the method that provides the spec is called. */
  static String specMethod(ParsedRecipe parsed) {
    return methodNames(parsed).get("spec");
  }

  /** A recipe may have a method named plan or spec; ours then gets another name. */
  private static NameAllocator methodNames(ParsedRecipe parsed) {
    NameAllocator allocator = new NameAllocator();
    for (IngredientMethod method : parsed.methods()) {
      allocator.newName(method.name());
    }
    for (DroppedMethod method : parsed.dropped()) {
      allocator.newName(method.name());
    }
    allocator.newName("spec", "spec");
    allocator.newName("plan", "plan");
    return allocator;
  }

  /** Binds each role under its place too. */
  private MethodSpec configure() {
    MethodSpec.Builder configure =
        MethodSpec.methodBuilder("configure")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(RuntimeNames.BINDER, "binder");
    for (IngredientMethod method : parsed.methods()) {
      if (method.role() != Role.ALGORITHM) {
        configure.addStatement("$L", binding(method));
      }
    }
    return configure.build();
  }

  /** On one line if it fits, else a call a line. */
  private static CodeBlock binding(IngredientMethod method) {
    ClassName role = ClassName.get(method.role().annotation());
    Expression place = Expression.of("(", ClassName.get(RolePart.of(method.role())), ".class)");
    Expression as = Expression.of("(", role, ".class)");
    Expression key =
        Expression.of("(", RuntimeNames.KEY, ".get(")
            .and(Expression.of("", ClassName.get(method.type().element()), ".class, "))
            .and(Expression.of("", role, ".class))"));
    List<Expression> calls =
        List.of(
            Expression.of(".bind").and(place),
            Expression.of(".annotatedWith").and(as),
            Expression.of(".to").and(key));
    return CallLayout.chain(Expression.of("binder"), calls);
  }
}
