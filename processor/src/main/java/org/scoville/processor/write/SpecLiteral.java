package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Reading;
import org.scoville.recipe.Acceptance;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.Fact;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/** Writes a {@code RecipeSpec} as the calls that build it. */
final class SpecLiteral {
  /** Column of the chain's dots: a field's initializer on its own line, and once further in. */
  private static final int COLUMN = 10;

  /** Column of a call's arguments on lines of their own. */
  private static final int ARGUMENT = COLUMN + Calls.CONTINUATION;

  private final CodeBlock.Builder code = CodeBlock.builder();

  private SpecLiteral() {}

  /** The initializer of a field. */
  static CodeBlock of(Reading reading) {
    return new SpecLiteral().write(reading.spec(), reading.methods());
  }

  private CodeBlock write(RecipeSpec spec, List<IngredientMethod> methods) {
    code.add("\n$>$>$T.named($L)$>$>", RecipeSpec.class, StringLiteral.of(spec.name()));
    code.add("\n.epochs($L)", Literals.whole(spec.epochs()));
    code.add("\n.batchSize($L)", Literals.whole(spec.batchSize()));
    if (spec.knows(Fact.TRAINING_SAMPLES) || spec.knows(Fact.CLASSES)) {
      code.add(
          "\n.data($L, $L)",
          Literals.whole(spec.trainingSamples()),
          Literals.whole(spec.classes()));
    }
    code.add("\n.precision($T.$L)", Precision.class, spec.precision().name());
    if (!spec.ancestors().isEmpty()) {
      call(".extending(", spec.ancestors().stream().map(Expression::string).toList(), 1);
    }
    spec.origin().ifPresent(this::origin);
    for (int i = 0; i < methods.size(); i++) {
      boolean last = i == methods.size() - 1 && spec.acceptances().isEmpty();
      // A parenthesis closes the call, and a semicolon the chain.
      ingredient(methods.get(i), last ? 2 : 1);
    }
    for (int i = 0; i < spec.acceptances().size(); i++) {
      Acceptance acceptance = spec.acceptances().get(i);
      List<Expression> arguments =
          List.of(
              Expression.string(acceptance.rule()),
              Expression.string(acceptance.method()),
              Literals.sentence(acceptance.because()));
      call(".accepting(", arguments, i == spec.acceptances().size() - 1 ? 2 : 1);
    }
    return code.add("$<$<$<$<").build();
  }

  private void call(String head, List<Expression> arguments, int behind) {
    code.add("\n$L", Calls.link(COLUMN, head, arguments, behind));
  }

  private void origin(Ancestor origin) {
    Expression named =
        Expression.list(List.of(Expression.string(origin.name()), Literals.of(origin.batchSize())));
    Expression head =
        Expression.of("", ClassName.get(Ancestor.class), ".named(").and(named).and(")");
    Expression chain = head;
    for (Ingredient ingredient : origin.ingredients()) {
      chain = chain.and(with(ingredient));
    }
    if (Calls.fits(ARGUMENT, chain, 1)) {
      call(".origin(", List.of(chain), 1);
      return;
    }
    code.add("\n.origin($>$>\n");
    if (Calls.fits(ARGUMENT, head, 0)) {
      code.add("$L", head.code());
    } else {
      code.add("$T.named($>$>$>$>\n$L)$<$<$<$<", Ancestor.class, named.code());
    }
    for (int i = 0; i < origin.ingredients().size(); i++) {
      ofOrigin(origin.ingredients().get(i), i == origin.ingredients().size() - 1 ? 1 : 0);
    }
    code.add(")$<$<");
  }

  /** One call of a chain that is an argument itself. */
  private void ofOrigin(Ingredient ingredient, int behind) {
    Expression call = with(ingredient);
    int column = ARGUMENT + Calls.CONTINUATION;
    if (Calls.fits(column, call, behind)) {
      code.add("$>$>\n$L$<$<", call.code());
    } else {
      code.add(
          "$>$>\n.with($>$>\n$L)$<$<$<$<",
          IngredientLiteral.at(ingredient, column + Calls.CONTINUATION, behind + 1));
    }
  }

  private static Expression with(Ingredient ingredient) {
    return Expression.of(".with(").and(IngredientLiteral.onOneLine(ingredient)).and(")");
  }

  private void ingredient(IngredientMethod method, int behind) {
    if (method.role() == Role.ALGORITHM) {
      code.add("\n.with($>$>\n");
      algorithm(method.use(), behind);
      code.add(")$<$<");
      return;
    }
    Expression role = Expression.of("", ClassName.get(Role.class), "." + method.role().name());
    Expression ingredient = IngredientLiteral.onOneLine(method.ingredient());
    if (Calls.fits(ARGUMENT, ingredient, behind)) {
      call(".with(", List.of(role, ingredient), behind);
    } else {
      code.add("\n.with($>$>\n$L,\n", role.code());
      code.add("$L)$<$<", IngredientLiteral.onLines(method.ingredient(), ARGUMENT));
    }
  }

  /** Arguments of a call that is followed by another in the chain stand further in. */
  private void algorithm(AlgorithmUse use, int behind) {
    List<Expression> timing = timing(use);
    Expression flat =
        Expression.of("", ClassName.get(AlgorithmUse.class), ".of(")
            .and(IngredientLiteral.onOneLine(use.ingredient()))
            .and(")");
    Expression chain = flat;
    for (Expression call : timing) {
      chain = chain.and(call);
    }
    if (Calls.fits(ARGUMENT, chain, behind)) {
      code.add("$L", chain.code());
      return;
    }
    if (!timing.isEmpty() && Calls.fits(ARGUMENT, flat, 0)) {
      code.add("$L", flat.code());
    } else {
      int deeper = timing.isEmpty() ? 1 : 2;
      int column = ARGUMENT + deeper * Calls.CONTINUATION;
      code.add("$T.of(" + "$>$>".repeat(deeper) + "\n", AlgorithmUse.class);
      code.add(
          "$L)" + "$<$<".repeat(deeper),
          IngredientLiteral.at(use.ingredient(), column, 1 + (timing.isEmpty() ? behind : 0)));
    }
    timing.forEach(call -> code.add("$>$>\n$L$<$<", call.code()));
  }

  private static List<Expression> timing(AlgorithmUse use) {
    List<Expression> calls = new ArrayList<>();
    if (use.every() != 1) {
      calls.add(Expression.of(".every(" + Literals.whole(use.every()) + ")"));
    }
    if (use.from() != 0 || use.until() != 1) {
      calls.add(
          Expression.of(".within(")
              .and(Expression.list(List.of(Literals.of(use.from()), Literals.of(use.until()))))
              .and(")"));
    }
    if (!use.after().isEmpty()) {
      calls.add(
          Expression.of(".after(", ClassName.get(List.class), ".of(")
              .and(Expression.list(use.after().stream().map(Expression::string).toList()))
              .and("))"));
    }
    return calls;
  }
}
