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

  private Calls() {}

  /**
   * A call.
   *
   * @param column where its first character stands
   * @param head everything up to and with the opening parenthesis
   * @param arguments the arguments
   * @param tail everything from the closing parenthesis on
   */
  static CodeBlock call(int column, Expression head, List<Expression> arguments, String tail) {
    Expression joined = Expression.list(arguments);
    // Something may follow: a semicolon or another parenthesis.
    int follows = tail.length() + 1;
    CodeBlock.Builder code = CodeBlock.builder().add(head.code());
    if (column + head.text().length() + joined.text().length() + follows <= WIDTH) {
      return code.add("$L$L", joined.code(), tail).build();
    }
    code.add("$>$>\n");
    if (column + CONTINUATION + joined.text().length() + follows <= WIDTH) {
      code.add("$L", joined.code());
    } else {
      for (int i = 0; i < arguments.size(); i++) {
        code.add(i == 0 ? "$L" : ",\n$L", arguments.get(i).code());
      }
    }
    return code.add("$L$<$<", tail).build();
  }
}
