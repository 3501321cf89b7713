package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;
import org.scoville.processor.read.DroppedMethod;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.recipe.Role;

/** Writes the methods that make a recipe's ingredients. */
final class IngredientMethods {
  private IngredientMethods() {}

  /**
   * A method that makes an ingredient; it returns the record even where the recipe's method returns
   * an interface.
   *
   * @param implementing whether it implements the recipe's
   */
  static MethodSpec of(IngredientMethod method, boolean implementing) {
    ClassName type = ClassName.get(method.type().element());
    MethodSpec.Builder builder = MethodSpec.methodBuilder(method.name());
    if (implementing) {
      builder.addAnnotation(Override.class);
    }
    builder.addAnnotation(RuntimeNames.PROVIDES).addAnnotation(RuntimeNames.SINGLETON);
    if (method.role() != Role.ALGORITHM) {
      builder.addAnnotation(method.role().annotation());
    }
    return builder
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement(
            CallLayout.statement(
                Expression.of("return new ", type, "("), RecordCreation.arguments(method)))
        .build();
  }

  /** A method of an ingredient that the recipe drops. */
  static MethodSpec dropped(String recipe, DroppedMethod method) {
    return MethodSpec.methodBuilder(method.name())
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.get(method.returned()))
        .addStatement(
            "throw new $T($L)",
            IllegalStateException.class,
            StringLiteral.of(recipe + " drops " + method.name()))
        .build();
  }
}
