package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.scoville.processor.order.PlanEntry;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.recipe.Timing;

/** Writes the method that provides the plan: the algorithms by stage, in order, with reasons. */
final class PlanMethod {
  /** Column of the dots in the chain of a method's return statement. */
  private static final int COLUMN = 8;

  private static final int STATEMENT = 4;

  private static final ClassName TIMING = ClassName.get(Timing.class);

  private PlanMethod() {}

  static MethodSpec of(String name, List<IngredientMethod> algorithms, List<PlanEntry> plan) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addAnnotation(RuntimeNames.PROVIDES)
            .addAnnotation(RuntimeNames.SINGLETON)
            .returns(RuntimeNames.PLAN);
    NameAllocator parameters = parameters(algorithms);
    for (IngredientMethod algorithm : algorithms) {
      method.addParameter(
          ClassName.get(algorithm.type().element()), parameters.get(algorithm.name()));
    }
    Expression flat = Expression.of("return ", RuntimeNames.PLAN, ".builder()");
    CodeBlock.Builder lines = CodeBlock.builder().add("return $T.builder()", RuntimeNames.PLAN);
    for (PlanEntry entry : plan) {
      String head = "." + entry.place().name().toLowerCase(Locale.ROOT) + "(";
      List<Expression> arguments = arguments(entry, parameters);
      flat = flat.and(head).and(Expression.list(arguments)).and(")");
      lines.add("\n$L", CallLayout.link(COLUMN, head, arguments, 1));
    }
    flat = flat.and(".build()");
    CodeBlock code =
        CallLayout.fits(STATEMENT, flat, 1) ? flat.code() : lines.add("\n.build()").build();
    return method.addStatement(code).build();
  }

  /** A parameter comes before a class or a package of its name, so it gets another. */
  private static NameAllocator parameters(List<IngredientMethod> algorithms) {
    NameAllocator names = new NameAllocator();
    for (ClassName used : List.of(RuntimeNames.PLAN, TIMING)) {
      names.newName(used.simpleName());
    }
    names.newName(RuntimeNames.PLAN.packageName().split("\\.", 2)[0]);
    algorithms.forEach(algorithm -> names.newName(algorithm.name(), algorithm.name()));
    return names;
  }

  private static List<Expression> arguments(PlanEntry entry, NameAllocator parameters) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(Expression.of(parameters.get(entry.method().name())));
    if (entry.place().isTimed()) {
      arguments.add(timing(entry.method().use().timing()));
    }
    arguments.add(Literals.sentence(entry.reason()));
    return arguments;
  }

  private static Expression timing(Timing timing) {
    Expression every =
        timing.every() == 1
            ? Expression.of("", TIMING, ".always()")
            : Expression.of("", TIMING, ".every(" + Literals.whole(timing.every()) + ")");
    return timing.from() == 0 && timing.until() == 1
        ? every
        : every
            .and(".within(")
            .and(Expression.list(List.of(Literals.of(timing.from()), Literals.of(timing.until()))))
            .and(")");
  }
}
