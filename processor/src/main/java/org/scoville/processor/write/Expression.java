package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of Java code on one line, with its final text, by whose length lines are broken.
 *
 * <p>Pieces are put together as formats and become one block of code at the end: blocks within
 * blocks cost JavaPoet more time than all the rest of a recipe's compilation.
 *
 * @param format the piece in JavaPoet's format
 * @param arguments the format's arguments
 * @param text the same with imported names
 */
record Expression(String format, List<Object> arguments, String text) {

  /** Plain text without names to import. */
  static Expression of(String text) {
    return new Expression(text.replace("$", "$$"), List.of(), text);
  }

  /** Text, a class name, text. */
  static Expression of(String before, ClassName type, String after) {
    Expression name = new Expression("$T", List.of(type), String.join(".", type.simpleNames()));
    return of(before).and(name).and(after);
  }

  /** A string, in quotes. */
  static Expression string(String value) {
    return of(StringLiteral.of(value));
  }

  /** This and another behind it. */
  Expression and(Expression other) {
    List<Object> both = arguments;
    if (!other.arguments.isEmpty()) {
      both = new ArrayList<>(arguments);
      both.addAll(other.arguments);
    }
    return new Expression(format + other.format, both, text + other.text);
  }

  /** This and text behind it. */
  Expression and(String more) {
    return and(of(more));
  }

  /** Several with commas between them. */
  static Expression list(List<Expression> items) {
    Expression joined = of("");
    for (Expression item : items) {
      joined = joined.text.isEmpty() ? item : joined.and(", ").and(item);
    }
    return joined;
  }

  /** The piece for JavaPoet. */
  CodeBlock code() {
    return CodeBlock.of(format, arguments.toArray());
  }
}
