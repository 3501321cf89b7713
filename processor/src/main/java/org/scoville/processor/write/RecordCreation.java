package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeMirror;
import org.scoville.processor.read.Hyperparameter;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Mirrors;

/** Writes the call that creates an ingredient's record. */
final class RecordCreation {
  private RecordCreation() {}

  /** {@code new SAM(}. */
  static Expression head(IngredientMethod method) {
    return Expression.of("new ", ClassName.get(method.type().element()), "(");
  }

  /** The values, each with its name. */
  static List<Expression> arguments(IngredientMethod method) {
    List<Expression> arguments = new ArrayList<>();
    for (Hyperparameter hyperparameter : method.type().hyperparameters()) {
      Object value = method.ingredient().values().get(hyperparameter.name());
      if (value == null) {
        throw new IllegalStateException(method.name() + " lacks " + hyperparameter.name());
      }
      arguments.add(
          Expression.of("/* " + hyperparameter.name() + "= */ ")
              .and(argument(hyperparameter.type(), value)));
    }
    return arguments;
  }

  private static Expression argument(TypeMirror type, Object value) {
    return Mirrors.is(type, ElementKind.ENUM)
        ? Expression.of("", ClassName.get(Mirrors.element(type)), "." + value)
        : Literals.of(value);
  }
}
