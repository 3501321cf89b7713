package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.scoville.recipe.Ingredient;

/** Writes an ingredient and its values as the calls that build it. */
final class IngredientLiteral {
  private IngredientLiteral() {}

  /** On one line if it fits behind a column and before so many signs, else on several. */
  static CodeBlock at(Ingredient ingredient, int column, int behind) {
    Expression flat = onOneLine(ingredient);
    return Calls.fits(column, flat, behind) ? flat.code() : onLines(ingredient, column);
  }

  /** All calls behind each other. */
  static Expression onOneLine(Ingredient ingredient) {
    Expression chain = head().and(Expression.list(names(ingredient))).and(")");
    for (Expression call : calls(ingredient)) {
      chain = chain.and(call);
    }
    return chain;
  }

  /** Each call on a line of its own, and the names too if they are long. */
  static CodeBlock onLines(Ingredient ingredient, int column) {
    List<Expression> calls = calls(ingredient);
    Expression names = Expression.list(names(ingredient));
    CodeBlock.Builder code = CodeBlock.builder().add("$L", head().code());
    if (Calls.fits(column, head().and(names), 1)) {
      code.add("$L)", names.code());
    } else {
      int deeper = calls.isEmpty() ? 1 : 2;
      code.add("$>$>".repeat(deeper) + "\n$L)" + "$<$<".repeat(deeper), names.code());
    }
    calls.forEach(call -> code.add("$>$>\n$L$<$<", call.code()));
    return code.build();
  }

  private static Expression head() {
    return Expression.of("", ClassName.get(Ingredient.class), ".of(");
  }

  private static List<Expression> names(Ingredient ingredient) {
    return List.of(Expression.string(ingredient.method()), Expression.string(ingredient.type()));
  }

  private static List<Expression> calls(Ingredient ingredient) {
    return ingredient.values().entrySet().stream()
        .map(
            value ->
                Expression.of(".with(")
                    .and(Expression.string(value.getKey()))
                    .and(", ")
                    .and(Literals.of(value.getValue()))
                    .and(")"))
        .toList();
  }
}
