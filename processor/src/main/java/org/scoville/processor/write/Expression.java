package org.scoville.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * A piece of Java on one line, with the text it will have, which decides where lines break.
 *
 * @param code the piece
 * @param text the same with imported names
 */
record Expression(CodeBlock code, String text) {

  /** Plain text without names to import. */
  static Expression of(String text) {
    return new Expression(CodeBlock.of("$L", text), text);
  }

  /** Text, a class name, text. */
  static Expression of(String before, com.palantir.javapoet.ClassName type, String after) {
    return new Expression(
        CodeBlock.of("$L$T$L", before, type, after),
        before + String.join(".", type.simpleNames()) + after);
  }

  /** This and another behind it. */
  Expression and(Expression other) {
    return new Expression(CodeBlock.of("$L$L", code, other.code), text + other.text);
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
}
