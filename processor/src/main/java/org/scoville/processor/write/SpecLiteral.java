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

  private final CodeBlock.Builder code = CodeBlock.builder();

  private SpecLiteral() {}

  /** The initializer of a field. */
  static CodeBlock of(Reading reading) {
    return new SpecLiteral().write(reading.spec(), reading.methods());
  }

  private CodeBlock write(RecipeSpec spec, List<IngredientMethod> methods) {
    code.add("\n$>$>$T.named($S)$>$>", RecipeSpec.class, spec.name());
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
      call(".extending(", spec.ancestors().stream().map(Literals::string).toList());
    }
    spec.origin().ifPresent(this::origin);
    methods.forEach(this::ingredient);
    for (Acceptance acceptance : spec.acceptances()) {
      call(
          ".accepting(",
          List.of(
              Literals.string(acceptance.rule()),
              Literals.string(acceptance.method()),
              Literals.sentence(acceptance.because())));
    }
    return code.add("$<$<$<$<").build();
  }

  private void call(String head, List<Expression> arguments) {
    code.add("\n$L", Calls.link(COLUMN, head, arguments));
  }

  private void origin(Ancestor origin) {
    code.add(
        "\n.origin($>$>\n$T.named($S, $L)$>$>",
        Ancestor.class,
        origin.name(),
        Literals.whole(origin.batchSize()));
    origin.ingredients().forEach(i -> code.add("\n.with($>$>\n$L)$<$<", ingredient(i)));
    code.add(")$<$<$<$<");
  }

  private void ingredient(IngredientMethod method) {
    CodeBlock ingredient = ingredient(method.ingredient());
    if (method.role() != Role.ALGORITHM && method.ingredient().values().isEmpty()) {
      call(
          ".with(",
          List.of(
              Expression.of("", ClassName.get(Role.class), "." + method.role().name()),
              new Expression(ingredient, text(method.ingredient()))));
      return;
    }
    code.add("\n.with($>$>\n");
    if (method.role() == Role.ALGORITHM) {
      algorithm(method.use(), ingredient);
    } else {
      code.add("$T.$L,\n$L", Role.class, method.role().name(), ingredient);
    }
    code.add(")$<$<");
  }

  /** Arguments of a call that is followed by another in the chain stand further in. */
  private void algorithm(AlgorithmUse use, CodeBlock ingredient) {
    List<Expression> timing = timing(use);
    String format = timing.isEmpty() ? "$T.of($>$>\n$L)$<$<" : "$T.of($>$>$>$>\n$L)$<$<$<$<";
    code.add(format, AlgorithmUse.class, ingredient);
    timing.forEach(call -> code.add("$>$>\n$L$<$<", call.code()));
  }

  /** An ingredient without values, as it will look. */
  private static String text(Ingredient ingredient) {
    return "Ingredient.of(\"%s\", \"%s\")".formatted(ingredient.method(), ingredient.type());
  }

  private static CodeBlock ingredient(Ingredient ingredient) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$T.of($S, $S)$>$>", Ingredient.class, ingredient.method(), ingredient.type());
    ingredient
        .values()
        .forEach((name, value) -> code.add("\n.with($S, $L)", name, Literals.of(value).code()));
    return code.add("$<$<").build();
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
              .and(Expression.list(use.after().stream().map(Literals::string).toList()))
              .and("))"));
    }
    return calls;
  }
}
