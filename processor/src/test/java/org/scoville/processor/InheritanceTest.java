package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recipes inherit, in one compilation and across class files. */
final class InheritanceTest {
  private static final String RECIPE =
      "@Recipe(epochs = %d, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)\n";
  private static final String LONG = RECIPE.formatted(90);
  private static final String SHORT = RECIPE.formatted(30);
  private static final String PARENT =
      LONG + "public interface Parent extends Calm { @Algorithm MixUp mixUp(); }\n";

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void aFindingAboutAnInheritedMethodStandsAtTheRecipeAndNamesItsOrigin(JavaCompilers compiler) {
    Sources sources = sources().with("Parent", PARENT).with("Child", SHORT + child(""));
    assertInherited(compiler.compile(sources.files(), output));
  }

  @ParameterizedTest
  @EnumSource
  void soItDoesWhenTheParentComesFromAClassFile(JavaCompilers compiler) {
    for (JavaCompilers before : JavaCompilers.values()) {
      Compilation parent =
          before.compile(
              sources().with("Parent", PARENT).files(), output.resolve("parent" + before));
      assertThat(parent.success()).isTrue();
      List<Path> files =
          Sources.emptyIn(output.resolve("child")).with("Child", SHORT + child("")).files();
      assertInherited(
          compiler.compile(
              new RecipeProcessor(),
              files,
              List.of(parent.classes()),
              output.resolve("child" + before)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theParentsKindOfFileDoesNotChangeWhatIsGenerated(JavaCompilers compiler) {
    String child = LONG + child("@Algorithm ChannelsLast surgery();");
    Compilation together =
        compiler.compile(
            sources().with("Parent", PARENT).with("Child", child).files(),
            output.resolve("together"));
    Compilation parent =
        JavaCompilers.JAVAC.compile(
            sources().with("Parent", PARENT).files(), output.resolve("parent"));
    Compilation apart =
        compiler.compile(
            new RecipeProcessor(),
            Sources.emptyIn(output.resolve("child")).with("Child", child).files(),
            List.of(parent.classes()),
            output.resolve("apart"));
    assertThat(apart.success()).isTrue();
    assertThat(apart.source("demo/ChildModule.java"))
        .isEqualTo(together.source("demo/ChildModule.java"));
  }

  @ParameterizedTest
  @EnumSource
  void aRedeclaredMethodReplacesAllOfIt(JavaCompilers compiler) {
    Compilation compilation =
        compile(
            compiler,
            """
            interface Parent extends Calm {
              @Accept(rule = "mixup-short-run", because = "easy")
              @Algorithm(every = 3) @MixUp.With(alpha = 0.3) MixUp mixUp();
            }
            """,
            SHORT + child("@Override @Algorithm MixUp mixUp();"));
    assertThat(compilation.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.place()).endsWith("Child.java:3 warning [mixup-short-run]");
              assertThat(message.text()).contains("alpha 0.2").doesNotContain("inherited");
            });
    assertThat(compilation.source("demo/ChildModule.java")).contains("Timing.always()");
  }

  @ParameterizedTest
  @EnumSource
  void anAcceptanceIsInheritedWithItsRecipeAndItsMethod(JavaCompilers compiler) {
    Compilation compilation =
        compile(
            compiler,
            """
            @Accept(rule = "sam-short-run", because = "time is no matter")
            interface Parent extends Calm {
              @Accept(rule = "mixup-short-run", because = "the data are easy")
              @Algorithm MixUp mixUp();
              @Algorithm(every = 10) @SAM.With(rho = 0.5) SAM sam();
            }
            """,
            SHORT + child(""));
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.source("demo/ChildModule.java"))
        .contains(
            ".accepting(\"sam-short-run\", \"\", \"time is no matter\")",
            ".accepting(\"mixup-short-run\", \"mixUp\", \"the data are easy\")");
  }

  @ParameterizedTest
  @EnumSource
  void anInheritedAcceptanceThatSilencesNothingIsNoWarning(JavaCompilers compiler) {
    Compilation compilation =
        compile(
            compiler,
            """
            @Accept(rule = "mixup-short-run", because = "the data are easy")
            interface Parent extends Calm {
              @Algorithm MixUp mixUp();
            }
            """,
            LONG + child(""));
    assertThat(compilation.messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theNearestDeclarationOfADiamondWins(JavaCompilers compiler) {
    Compilation compilation =
        compile(
            compiler,
            """
            interface Parent extends Calm { @Algorithm MixUp mixUp(); }
            interface Left extends Parent {
              @Override @Algorithm @MixUp.With(alpha = 0.1) MixUp mixUp();
            }
            interface Right extends Parent {}
            """,
            LONG + "interface Child extends Right, Left {}");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.source("demo/ChildModule.java")).contains("/* alpha= */ 0.1");
  }

  @ParameterizedTest
  @EnumSource
  void aNestedRecipeGetsTheNamesOfItsOuterClasses(JavaCompilers compiler) {
    Compilation compilation =
        compile(
            compiler, "interface Parent extends Calm {}", "class Outer {" + LONG + child("") + "}");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.success()).isTrue();
    assertThat(compilation.source("demo/Outer_ChildModule.java"))
        .contains("implements Module, Outer.Child", "named(\"demo.Outer.Child\")");
  }

  @ParameterizedTest
  @EnumSource
  void methodsNamedLikeOursAreNoObstacle(JavaCompilers compiler) {
    Compilation compilation =
        compile(
            compiler,
            "interface Parent extends Calm {}",
            LONG
                + child(
                    "@Algorithm MixUp plan(); @Algorithm ChannelsLast spec();"
                        + " @Algorithm LabelSmoothing configure();"));
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.others()).isEmpty();
    assertThat(compilation.success()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aDroppedIngredientStaysDroppedUntilItIsTakenUpAgain(JavaCompilers compiler) {
    String dropped =
        """
        interface Mixing extends Calm { @Algorithm MixUp mixUp(); }
        interface Parent extends Mixing { @Override @Without MixUp mixUp(); }
        """;
    assertThat(compile(compiler, dropped, SHORT + child("")).source("demo/ChildModule.java"))
        .contains("throw new IllegalStateException(\"Child drops mixUp\")");
    Compilation again =
        compile(compiler, dropped, LONG + child("@Override @Algorithm MixUp mixUp();"));
    assertThat(again.messages()).isEmpty();
    assertThat(again.source("demo/ChildModule.java")).doesNotContain("drops");
  }

  @ParameterizedTest
  @EnumSource
  void aDefaultMethodThatReplacesAnIngredientLeavesItOut(JavaCompilers compiler) {
    Compilation compilation =
        compile(
            compiler,
            "interface Parent extends Calm { @Algorithm MixUp mixUp(); }",
            SHORT + child("@Override default MixUp mixUp() { return new MixUp(0); }"));
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.source("demo/ChildModule.java")).doesNotContain("MixUp mixUp");
  }

  private static void assertInherited(Compilation compilation) {
    assertThat(compilation.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.place()).endsWith("Child.java:3 warning [mixup-short-run]");
              assertThat(message.text())
                  .contains("epochs has it (inherited from demo.Parent.mixUp).\n  Fix:");
            });
    assertThat(compilation.success()).isTrue();
    assertThat(compilation.has("demo/ChildModule.java")).isTrue();
  }

  private Compilation compile(JavaCompilers compiler, String parent, String child) {
    return compiler.compile(
        sources().with("Parent", parent).with("Child", child).files(), output.resolve("out"));
  }

  private Sources sources() {
    return Sources.in(output.resolve("files"));
  }

  private static String child(String body) {
    return "interface Child extends Parent { " + body + " }\n";
  }
}
