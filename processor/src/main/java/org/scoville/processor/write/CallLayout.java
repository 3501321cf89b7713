package org.scoville.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * Lays out calls as google-java-format does: on one line if it fits, else the arguments on the
 * next, else one a line.
 */
final class CallLayout {
  /** The additional indentation of an expression that continues on the next line. */
  static final int CONTINUATION = 4;

  private static final int WIDTH = 100;
  private static final int STATEMENT = 4;

  private CallLayout() {}

  /** A call that a statement begins with; JavaPoet indents the lines of a statement by itself. */
  static CodeBlock statement(Expression head, List<Expression> arguments) {
    return layOut(STATEMENT, head, arguments, 2, "");
  }

  /** A call in a chain, its dot in a column, with so many characters after the arguments. */
  static CodeBlock link(int column, String head, List<Expression> arguments, int after) {
    return layOut(column, Expression.of(head), arguments, after, "$>$>");
  }

  /** The same with a head that names classes. */
  static CodeBlock link(int column, Expression head, List<Expression> arguments, int after) {
    return layOut(column, head, arguments, after, "$>$>");
  }

  /** A statement that is a chain of calls. */
  static CodeBlock chain(Expression head, List<Expression> calls) {
    Expression flat = head;
    for (Expression call : calls) {
      flat = flat.and(call);
    }
    if (fits(STATEMENT, flat, 1)) {
      return flat.code();
    }
    CodeBlock.Builder code = CodeBlock.builder().add("$L", head.code());
    calls.forEach(call -> code.add("\n$L", call.code()));
    return code.build();
  }

  private static CodeBlock layOut(
      int column, Expression head, List<Expression> arguments, int after, String indent) {
    Expression joined = Expression.list(arguments);
    CodeBlock.Builder code = CodeBlock.builder().add(head.code());
    if (fits(column + head.text().length(), joined, after)) {
      return code.add("$L)", joined.code()).build();
    }
    code.add(indent + "\n");
    if (fits(column + CONTINUATION, joined, after)) {
      code.add("$L", joined.code());
    } else {
      for (int i = 0; i < arguments.size(); i++) {
        code.add(i == 0 ? "$L" : ",\n$L", arguments.get(i).code());
      }
    }
    return code.add(")" + indent.replace('>', '<')).build();
  }

  /** Whether something fits after a column, with so many characters after it. */
  static boolean fits(int column, Expression expression, int after) {
    return column + expression.text().length() + after <= WIDTH;
  }
}
