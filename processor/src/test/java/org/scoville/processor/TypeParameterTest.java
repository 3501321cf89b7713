package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that a recipe's type arguments replace its parent's type parameters, and that messages
 * print types as Java does.
 */
final class TypeParameterTest {
  private static final String RECIPE = "@Recipe(epochs = 90, batchSize = 2048)\n";
  private static final String PARENTS =
      """
      public interface Base<M extends Record & Network, A extends AlgorithmPart> {
        @Model @ResNet.With(depth = 50) M model();

        @Algorithm A first();

        @Algorithm @LabelSmoothing.With(smoothing = 0.1) TargetTransform second();

        interface Swapped<B extends BatchTransform, N extends Record & Network>
            extends Base<N, B> {}
      }
      """;
  private static final String CHILD =
      "interface Child extends Calm, Base.Swapped<MixUp, ResNet> {"
          + " @Override @Model @ResNet.With(depth = 18) ResNet model(); }";

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void argumentsReplaceParametersOfAParentFromAClassFile(JavaCompilers compiler) {
    for (JavaCompilers before : JavaCompilers.values()) {
      Compilation parents =
          before.compile(
              sources("parents").with("Base", PARENTS).files(), output.resolve("of" + before));
      assertThat(parents.success()).isTrue();
      Compilation compilation =
          compiler.compile(
              new RecipeProcessor(),
              Sources.emptyIn(output.resolve("child")).with("Child", RECIPE + CHILD).files(),
              List.of(parents.classes()),
              output.resolve("child" + before));
      assertThat(compilation.messages()).isEmpty();
      assertThat(compilation.others()).isEmpty();
      assertThat(compilation.source("demo/ChildModule.java"))
          .contains(
              "implements Module, Child",
              "public ResNet model()",
              "public MixUp first()",
              "/* depth= */ 18");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReturnTypeThatIsNoIngredientIsPrintedAsJavaWritesIt(JavaCompilers compiler) {
    String parent =
        """
        interface Parent<T, U extends Comparable<U>> {
          @Algorithm T plain();
          @Algorithm T[][] array();
          @Algorithm java.util.Map<String, ? extends T> bounded();
          @Algorithm java.util.List<? super U> lower();
          @Algorithm java.util.List<?> any();
          @Algorithm int number();
          @Algorithm void nothing();
        }

        @SuppressWarnings("rawtypes")
        interface Raw extends Parent {}
        """;
    assertThat(
            facts(
                compiler,
                parent + RECIPE + "interface Odd extends Calm, Parent<Runnable, String> {}"))
        .containsExactlyInAnyOrder(
            "Odd.plain returns Runnable",
            "Odd.array returns Runnable[][]",
            "Odd.bounded returns Map<String, ? extends Runnable>",
            "Odd.lower returns List<? super String>",
            "Odd.any returns List<?>",
            "Odd.number returns int",
            "Odd.nothing returns void");
    assertThat(facts(compiler, parent + RECIPE + "interface Odd extends Calm, Raw {}"))
        .contains(
            "Odd.plain returns Object", "Odd.array returns Object[][]", "Odd.any returns List");
  }

  @ParameterizedTest
  @EnumSource
  void aGenericRecordsComponentIsPrintedSoToo(JavaCompilers compiler) {
    Compilation compilation =
        compile(
            compiler,
            """
            record Odd<T>(T scale, java.util.List<? extends T> scales) {
              @Hyperparameters @interface With { double scale(); double[] scales(); }
            }
            """);
    assertThat(compilation.messages())
        .extracting(Message::text)
        .anyMatch(text -> text.contains("Odd.scale is double in With and T in the record"))
        .anyMatch(text -> text.contains("and java.util.List<? extends T> in the record"));
  }

  @ParameterizedTest
  @EnumSource
  void aRecipeHasNoTypeParametersItself(JavaCompilers compiler) {
    Compilation compilation =
        compile(
            compiler,
            RECIPE
                + "interface Odd<M extends Record & Network> extends Calm"
                + " { @Override @Model @ResNet.With M model(); }");
    assertThat(compilation.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.id()).isEqualTo("not-an-interface");
              assertThat(message.text()).contains("Odd has type parameters.");
            });
  }

  private List<String> facts(JavaCompilers compiler, String body) {
    return compile(compiler, body).messages().stream()
        .map(Message::text)
        .map(text -> text.replaceAll("(?s)^\\S+ (.*), which is neither.*$", "$1"))
        .toList();
  }

  private Compilation compile(JavaCompilers compiler, String body) {
    return compiler.compile(
        sources("files").with("Odd", body).files(), output.resolve("out" + body.hashCode()));
  }

  private Sources sources(String folder) {
    return Sources.in(output.resolve(folder));
  }
}
