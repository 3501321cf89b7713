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
import org.scoville.processor.order.Position;
import org.scoville.processor.read.DroppedMethod;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Places;
import org.scoville.processor.read.Reading;
import org.scoville.recipe.Role;

/**
 * Writes a recipe's Guice module. It implements the recipe, so the compiler proves that no
 * ingredient was forgotten.
 */
public final class ModuleWriter {
  private final GeneratedNames names;
  private final Reading reading;
  private final Elements elements;
  private final Neighbors neighbors;

  /** A writer for a recipe. */
  public ModuleWriter(GeneratedNames names, Reading reading, Elements elements) {
    this.names = names;
    this.reading = reading;
    this.elements = elements;
    this.neighbors = Neighbors.of(reading.element(), elements);
  }

  /** The module's file. */
  public SourceFile file(List<Position> plan) {
    SourceFile implementing = file(plan, "");
    return Obstacles.of(reading, implementing)
        .map(obstacle -> file(plan, obstacle))
        .orElse(implementing);
  }

  /** The file of a module that implements its recipe unless there is an obstacle. */
  private SourceFile file(List<Position> plan, String obstacle) {
    boolean implementing = obstacle.isEmpty();
    NameAllocator methods = methodNames(reading);
    TypeSpec.Builder module =
        TypeSpec.classBuilder(names.module())
            .addOriginatingElement(reading.element())
            .addJavadoc(
                "Wires {@link $T}: its ingredients, and its algorithms in their order.",
                names.recipe())
            .addAnnotation(generated());
    Deprecations.of(reading, elements).ifPresent(module::addAnnotation);
    module.addModifiers(Modifier.PUBLIC, Modifier.FINAL).addSuperinterface(RuntimeNames.MODULE);
    if (implementing) {
      module.addSuperinterface(names.recipe());
    } else {
      module.addJavadoc("\n\n<p>It does not implement the recipe: $L.", obstacle);
    }
    module.addMethod(configure());
    reading.methods().forEach(m -> module.addMethod(IngredientMethods.of(m, implementing)));
    if (implementing) {
      String recipe = names.recipe().simpleName();
      reading.dropped().forEach(m -> module.addMethod(IngredientMethods.dropped(recipe, m)));
    }
    module.addMethod(SpecMethod.of(methods.get("spec"), names, reading));
    module.addMethod(PlanMethod.of(methods.get("plan"), reading.algorithms(), plan));
    return SourceFile.of(names.module(), reading.element(), module.build(), neighbors);
  }

  static AnnotationSpec generated() {
    return AnnotationSpec.builder(Generated.class)
        .addMember("value", "$S", "org.scoville.processor.RecipeProcessor")
        .build();
  }

  /** What the method that provides the spec is called. */
  static String specMethod(Reading reading) {
    return methodNames(reading).get("spec");
  }

  /** A recipe may have a method named plan or spec; ours then gets another name. */
  private static NameAllocator methodNames(Reading reading) {
    NameAllocator allocator = new NameAllocator();
    for (IngredientMethod method : reading.methods()) {
      allocator.newName(method.name());
    }
    for (DroppedMethod method : reading.dropped()) {
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
    for (IngredientMethod method : reading.methods()) {
      if (method.role() != Role.ALGORITHM) {
        configure.addStatement("$L", binding(method));
      }
    }
    return configure.build();
  }

  /** On one line if it fits, else a call a line. */
  private static CodeBlock binding(IngredientMethod method) {
    ClassName role = ClassName.get(method.role().annotation());
    Expression place = Expression.of("(", ClassName.get(Places.of(method.role())), ".class)");
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
    return Calls.chain(Expression.of("binder"), calls);
  }
}
