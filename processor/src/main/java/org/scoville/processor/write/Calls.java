package org.scoville.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * Lays out calls as google-java-format does: on one line if it fits, else the arguments on the
 * next, else one a line.
 */
final class Calls {
  private static final int WIDTH = 100;
  private static final int CONTINUATION = 4;
  private static final int STATEMENT = 4;

  private Calls() {}

  /** A call that a statement begins with; JavaPoet indents the lines of a statement by itself. */
  static CodeBlock statement(Expression head, List<Expression> arguments) {
    return layOut(STATEMENT, head, arguments, "", "");
  }

  /** A call in a chain, its dot in a column. */
  static CodeBlock link(int column, String head, List<Expression> arguments) {
    return layOut(column, Expression.of(head), arguments, "$>$>", "$<$<");
  }

  private static CodeBlock layOut(
      int column, Expression head, List<Expression> arguments, String indent, String unindent) {
    Expression joined = Expression.list(arguments);
    CodeBlock.Builder code = CodeBlock.builder().add(head.code());
    if (fits(column + head.text().length(), joined)) {
      return code.add("$L)", joined.code()).build();
    }
    code.add(indent + "\n");
    if (fits(column + CONTINUATION, joined)) {
      code.add("$L", joined.code());
    } else {
      for (int i = 0; i < arguments.size(); i++) {
        code.add(i == 0 ? "$L" : ",\n$L", arguments.get(i).code());
      }
    }
    return code.add(")" + unindent).build();
  }

  /** Whether arguments fit behind a column, with the parenthesis and a semicolon behind them. */
  private static boolean fits(int column, Expression arguments) {
    return column + arguments.text().length() + 2 <= WIDTH;
  }
}
