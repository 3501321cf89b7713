package org.scoville.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.annotation.processing.Generated;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.scoville.processor.order.Position;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Places;
import org.scoville.processor.read.Reading;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * Writes a recipe's Guice module. It implements the recipe, so the compiler proves that no
 * ingredient was forgotten.
 */
public final class ModuleWriter {
  static final String SPEC = "SPEC";

  private final GeneratedNames names;
  private final Reading reading;

  /** A writer for a recipe. */
  public ModuleWriter(GeneratedNames names, Reading reading) {
    this.names = names;
    this.reading = reading;
  }

  /** The module's file. */
  public SourceFile file(List<Position> plan) {
    NameAllocator methods = methodNames();
    TypeSpec.Builder module =
        TypeSpec.classBuilder(names.module())
            .addOriginatingElement(reading.element())
            .addJavadoc(
                "Wires {@link $T}: its ingredients, and its algorithms in their order.",
                names.recipe())
            .addAnnotation(generated())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(RuntimeNames.MODULE)
            .addSuperinterface(names.recipe())
            .addField(spec())
            .addMethod(configure());
    reading.methods().forEach(method -> module.addMethod(IngredientMethods.of(method)));
    for (ExecutableElement dropped : reading.dropped()) {
      module.addMethod(IngredientMethods.dropped(names.recipe().simpleName(), dropped));
    }
    module.addMethod(specMethod(methods.get("spec")));
    module.addMethod(PlanMethod.of(methods.get("plan"), reading.algorithms(), plan));
    return SourceFile.of(names.module(), reading.element(), module.build());
  }

  static AnnotationSpec generated() {
    return AnnotationSpec.builder(Generated.class)
        .addMember("value", "$S", "org.scoville.processor.RecipeProcessor")
        .build();
  }

  /** A recipe may have a method named plan or spec; ours then gets another name. */
  private NameAllocator methodNames() {
    NameAllocator allocator = new NameAllocator();
    for (IngredientMethod method : reading.methods()) {
      allocator.newName(method.name());
    }
    for (ExecutableElement method : reading.dropped()) {
      allocator.newName(method.getSimpleName().toString());
    }
    allocator.newName("spec", "spec");
    allocator.newName("plan", "plan");
    return allocator;
  }

  private FieldSpec spec() {
    return FieldSpec.builder(RecipeSpec.class, SPEC, Modifier.STATIC, Modifier.FINAL)
        .initializer(SpecLiteral.of(reading))
        .build();
  }

  private static MethodSpec specMethod(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(RuntimeNames.PROVIDES)
        .addAnnotation(RuntimeNames.SINGLETON)
        .returns(RecipeSpec.class)
        .addStatement("return $L", SPEC)
        .build();
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
