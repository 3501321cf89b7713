package org.scoville.processor;

import com.sun.source.doctree.DocTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.scoville.ingredient.Bounds;

/** An ingredient as its source has it: what no class file keeps at run time. */
final class IngredientSource {
  private static final Path DSL = Path.of("..", "dsl", "src", "main", "java");

  private final ParsedSource source;
  private final ClassTree with;

  private IngredientSource(ParsedSource source, ClassTree with) {
    this.source = source;
    this.with = with;
  }

  /** The source of one of the language's ingredients. */
  static IngredientSource of(Class<?> ingredient) {
    ParsedSource source = parsed(ingredient);
    return new IngredientSource(source, source.nested("With"));
  }

  private static ParsedSource parsed(Class<?> type) {
    return ParsedSource.of(DSL.resolve(type.getName().replace('.', '/') + ".java"));
  }

  /** Its doc comment. */
  IngredientDoc doc() {
    return new IngredientDoc(comment(source, source.type()));
  }

  private static List<? extends DocTree> comment(ParsedSource source, Tree declaration) {
    return source.doc(declaration).map(doc -> doc.getFullBody()).orElse(List.of());
  }

  /** The names of its hyperparameters, as they stand. */
  List<String> hyperparameters() {
    return members().map(method -> method.getName().toString()).toList();
  }

  private Stream<MethodTree> members() {
    return with.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast);
  }

  private MethodTree member(String name) {
    return members().filter(m -> m.getName().contentEquals(name)).findFirst().orElseThrow();
  }

  /** What a hyperparameter is. */
  String about(String hyperparameter, DocText text) {
    return text.markdown(comment(source, member(hyperparameter)));
  }

  /** Its range in words; nothing if it has none. */
  Optional<String> range(String hyperparameter) {
    return annotations(member(hyperparameter).getModifiers().getAnnotations(), "Range")
        .findFirst()
        .map(
            range -> {
              Map<String, ExpressionTree> values = values(range);
              return new Bounds(
                      number(values, "min", Double.NEGATIVE_INFINITY),
                      number(values, "max", Double.POSITIVE_INFINITY),
                      number(values, "above", Double.NEGATIVE_INFINITY),
                      number(values, "below", Double.POSITIVE_INFINITY))
                  .description();
            });
  }

  /** The names of the hyperparameters of which exactly one is set. */
  List<String> alternatives() {
    return annotations(with.getModifiers().getAnnotations(), "ExactlyOne")
        .findFirst()
        .map(one -> (NewArrayTree) values(one).get("value"))
        .map(array -> array.getInitializers().stream().map(IngredientSource::words).toList())
        .orElse(List.of());
  }

  /**
   * What it declares of itself with an annotation such as {@code @Before}.
   *
   * @param annotation the annotation's name
   * @param member the member that names the other type
   * @return the reason, by the simple name of the other type
   */
  Map<String, String> declared(String annotation, String member) {
    Map<String, String> reasons = new TreeMap<>();
    annotations(source.type().getModifiers().getAnnotations(), annotation)
        .map(IngredientSource::values)
        .forEach(
            values ->
                reasons.put(
                    source.written(values.get(member)).replaceAll("\\.class$", ""),
                    words(values.get("because"))));
    return reasons;
  }

  /** What the constants of an enum mean, in their order. */
  static Map<String, String> constants(Class<?> type, DocText text) {
    ParsedSource source = parsed(type);
    Map<String, String> meanings = new LinkedHashMap<>();
    for (Tree member : source.type().getMembers()) {
      for (Object constant : type.getEnumConstants()) {
        if (member instanceof VariableTree variable
            && variable.getName().contentEquals(constant.toString())) {
          meanings.put(constant.toString(), text.markdown(comment(source, variable)));
        }
      }
    }
    return meanings;
  }

  private static Stream<? extends AnnotationTree> annotations(
      List<? extends AnnotationTree> all, String name) {
    return all.stream().filter(a -> a.getAnnotationType().toString().equals(name));
  }

  private static Map<String, ExpressionTree> values(AnnotationTree annotation) {
    Map<String, ExpressionTree> values = new TreeMap<>();
    for (ExpressionTree argument : annotation.getArguments()) {
      if (argument instanceof AssignmentTree assignment) {
        values.put(assignment.getVariable().toString(), assignment.getExpression());
      } else {
        values.put("value", argument);
      }
    }
    return values;
  }

  private static double number(
      Map<String, ExpressionTree> values, String member, double otherwise) {
    ExpressionTree value = values.get(member);
    return value == null ? otherwise : number(value);
  }

  private static double number(ExpressionTree value) {
    if (value instanceof UnaryTree minus && value.getKind() == Tree.Kind.UNARY_MINUS) {
      return -number(minus.getExpression());
    }
    return ((Number) ((LiteralTree) value).getValue()).doubleValue();
  }

  /** A string, which may be put together of several. */
  private static String words(ExpressionTree value) {
    if (value instanceof BinaryTree sum) {
      return words(sum.getLeftOperand()) + words(sum.getRightOperand());
    }
    return value instanceof ParenthesizedTree inner
        ? words(inner.getExpression())
        : ((LiteralTree) value).getValue().toString();
  }
}
