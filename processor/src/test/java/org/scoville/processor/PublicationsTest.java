package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Module;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.recipe.Lineage;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Result;

/**
 * Checks that published results are read and generated with the recipe's module, and are never
 * taken for a child's own.
 */
final class PublicationsTest {
  private static final String HEAD =
      """
      package demo;
      import org.scoville.recipe.*;
      @Recipe(epochs = 90, batchSize = 2048)
      """;

  private static final String PARENT =
      """
      @Lengths(from = 60, until = 240)
      @Baseline
      @Published(
          top1 = 76.5, top5 = 93.25, minutes = 110.5, epochs = 90, seeds = 3, source = "%s")
      @Published(
          imagesPerSecond = 15_422,
          system = "8x A100-80GB",
          source = "Somebody else",
          remark = "%s")
      public interface Parent extends cases.Calm {}
      """;

  private static final String VARIATION =
      """
      @Published(top1 = 70, source = "Others")
      public interface Variation extends Child {}
      """;

  private static final String REMARK =
      "a remark so long that it doesn't fit a line, \"quoted\" and long, of more than a hundred signs";
  private static final Result FIRST =
      Result.of(
              "Somebody 2026 <https://example.org/a/rather/long/path/without/any/blank/in/it/at/all>")
          .top1(76.5)
          .top5(93.25)
          .minutes(110.5)
          .epochs(90)
          .seeds(3);
  private static final Result SECOND =
      Result.of("Somebody else").imagesPerSecond(15_422).system("8x A100-80GB").remark(REMARK);

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void aRecipeHasItsOwn(JavaCompilers compiler) throws Exception {
    assertThat(lineage(compiler, "Parent").publications())
        .containsExactly(
            Publication.of("demo.Parent").lengths(60, 240).asBaseline().with(FIRST).with(SECOND));
  }

  @ParameterizedTest
  @EnumSource
  void aChildHasItsParentsAsTheParents(JavaCompilers compiler) throws Exception {
    Lineage child = lineage(compiler, "Child");
    assertThat(child.ancestors()).containsExactly("demo.Parent", "cases.Calm");
    assertThat(child.published().map(Publication::recipe)).contains("demo.Parent");
    assertThat(child.publications()).isEqualTo(lineage(compiler, "Parent").publications());
  }

  @ParameterizedTest
  @EnumSource
  void aVariationHasItsOwnBeforeThem(JavaCompilers compiler) throws Exception {
    assertThat(lineage(compiler, "Variation").publications())
        .extracting(Publication::recipe)
        .containsExactly("demo.Variation", "demo.Parent");
  }

  @Test
  void whereNothingWasPublishedThereIsNoClassForIt() throws Exception {
    Compilation compilation = compile(JavaCompilers.JAVAC);
    assertThat(compilation.has("demo/UnpublishedModule.java")).isTrue();
    assertThat(compilation.has("demo/UnpublishedPublications.java")).isFalse();
    assertThat(compilation.source("demo/ChildPublications.java").lines())
        .allMatch(line -> line.length() <= 100);
  }

  private Lineage lineage(JavaCompilers compiler, String name) throws Exception {
    URL[] path = {compile(compiler).classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Object module = loader.loadClass("demo." + name + "Module").getConstructor().newInstance();
      return Guice.createInjector((Module) module).getInstance(RecipeSpec.class).lineage();
    }
  }

  private Compilation compile(JavaCompilers compiler) throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(write("Parent", PARENT.formatted(FIRST.source(), escaped(REMARK))));
    files.add(write("Unpublished", "public interface Unpublished extends cases.Calm {}"));
    files.add(write("Child", "public interface Child extends Parent {}"));
    files.add(write("Variation", VARIATION));
    files.add(Corpus.FOLDER.resolve("Calm.java"));
    files.addAll(JavaCompilers.files(JavaCompilers.STUBS));
    return compiler.compile(files, output.resolve(compiler.name()));
  }

  private static String escaped(String text) {
    return text.replace("\"", "\\\"").replace("\n", "\\n");
  }

  private Path write(String name, String rest) throws IOException {
    Path file = output.resolve(name + ".java");
    return Files.writeString(file, HEAD + rest);
  }
}
