package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.ParsedAncestor;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.processor.read.VisibleTypes;
import org.scoville.recipe.Acceptance;
import org.scoville.recipe.AlgorithmUse;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;

/**
 * Writes the method that provides the {@code RecipeSpec}: it is built from the records that the
 * module's other methods make, so that each value stands once.
 */
final class SpecMethod {
  /** Column of the dots in the chain of a method's return statement. */
  private static final int COLUMN = 8;

  /** Column of a call's arguments on lines of their own. */
  private static final int ARGUMENT = COLUMN + CallLayout.CONTINUATION;

  private final GeneratedNames names;
  private final ParsedRecipe parsed;
  private final List<CodeBlock> calls = new ArrayList<>();

  private SpecMethod(GeneratedNames names, ParsedRecipe parsed) {
    this.names = names;
    this.parsed = parsed;
  }

  static MethodSpec of(String name, GeneratedNames names, ParsedRecipe parsed) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(RuntimeNames.PROVIDES)
        .addAnnotation(RuntimeNames.SINGLETON)
        .returns(RecipeSpec.class)
        .addStatement(new SpecMethod(names, parsed).code())
        .build();
  }

  private CodeBlock code() {
    RecipeSpec spec = parsed.spec();
    call("epochs", Expression.of(Literals.whole(spec.epochs())));
    call("batchSize", Expression.of(Literals.whole(spec.batchSize())));
    if (spec.knows(DataFact.TRAINING_SAMPLES) || spec.knows(DataFact.CLASSES)) {
      call(
          "data",
          Expression.of(Literals.whole(spec.trainingSamples())),
          Expression.of(Literals.whole(spec.classes())));
    }
    call(
        "precision",
        Expression.of("", ClassName.get(Precision.class), "." + spec.precision().name()));
    if (!spec.ancestors().isEmpty()) {
      call("extending", spec.ancestors().stream().map(Expression::string).toList());
    }
    parsed.origin().ifPresent(it -> ancestor("origin", it));
    parsed.average().ifPresent(it -> ancestor("averageOrigin", it));
    if (!spec.lineage().publications().isEmpty()) {
      call(
          "publishing",
          Expression.of("", names.publications(), "." + PublicationsWriter.METHOD + "()"));
    }
    parsed.methods().forEach(this::ingredient);
    for (Acceptance acceptance : spec.acceptances()) {
      call(
          "accepting",
          Expression.string(acceptance.rule()),
          Expression.string(acceptance.method()),
          Literals.sentence(acceptance.because()));
    }
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("return $T.named($L)", RecipeSpec.class, StringLiteral.of(spec.name()));
    calls.forEach(code::add);
    return code.build();
  }

  private void call(String method, Expression... arguments) {
    call(method, List.of(arguments));
  }

  private void call(String method, List<Expression> arguments) {
    calls.add(CodeBlock.of("\n$L", CallLayout.link(COLUMN, "." + method + "(", arguments, 1)));
  }

  private void ingredient(IngredientMethod method) {
    Expression record = Expression.of(unambiguous(method.name()) + "()");
    if (method.role() != Role.ALGORITHM) {
      call(
          "with",
          Expression.of("", ClassName.get(Role.class), "." + method.role().name()),
          Expression.string(method.name()),
          record);
      return;
    }
    Expression use =
        Expression.of("", ClassName.get(AlgorithmUse.class), ".of(")
            .and(Expression.string(method.name()))
            .and(", ")
            .and(record)
            .and(")");
    for (Expression more : timing(method.use())) {
      use = use.and(more);
    }
    call("with", use);
  }

  /** {@code yield()} alone is no call. */
  private static String unambiguous(String method) {
    return method.equals("yield") ? "this.yield" : method;
  }

  private static List<Expression> timing(AlgorithmUse use) {
    List<Expression> calls = new ArrayList<>();
    if (use.timing().every() != 1) {
      calls.add(Expression.of(".every(" + Literals.whole(use.timing().every()) + ")"));
    }
    if (use.timing().from() != 0 || use.timing().until() != 1) {
      calls.add(
          Expression.of(".within(")
              .and(
                  Expression.list(
                      List.of(Literals.of(use.timing().from()), Literals.of(use.timing().until()))))
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

  /** An ancestor that settled something, with those of its ingredients that can be named here. */
  private void ancestor(String call, ParsedAncestor origin) {
    Ancestor ancestor = origin.ancestor();
    Expression head =
        Expression.of("", ClassName.get(Ancestor.class), ".named(")
            .and(
                Expression.list(
                    List.of(Expression.string(ancestor.name()), Literals.of(ancestor.batchSize()))))
            .and(")");
    VisibleTypes visible = VisibleTypes.of(parsed.element());
    List<IngredientMethod> methods =
        origin.methods().stream()
            .filter(method -> method.ingredient().refusal().isEmpty() && method.isWithin(visible))
            .toList();
    if (methods.isEmpty() && CallLayout.fits(COLUMN + call.length() + 2, head, 1)) {
      call(call, head);
      return;
    }
    CodeBlock.Builder code = CodeBlock.builder().add("\n.$L($>$>\n$L", call, head.code());
    int column = ARGUMENT + CallLayout.CONTINUATION;
    for (IngredientMethod method : methods) {
      Expression record =
          RecordCreation.head(method)
              .and(Expression.list(RecordCreation.arguments(method)))
              .and(")");
      Expression named = Expression.string(method.name());
      Expression flat = Expression.of(".with(").and(named).and(", ").and(record).and(")");
      if (CallLayout.fits(column, flat, 1)) {
        code.add("$>$>\n$L$<$<", flat.code());
      } else {
        code.add("$>$>\n.with($>$>\n$L,\n", named.code());
        code.add(
            "$L)$<$<$<$<",
            CallLayout.link(
                column + CallLayout.CONTINUATION,
                RecordCreation.head(method),
                RecordCreation.arguments(method),
                2));
      }
    }
    calls.add(code.add(")$<$<").build());
  }
}
