package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that generated code compiles without a warning, whatever a recipe nests, inherits or is
 * called, and whatever stands beside it. The packages are not named after their folders; see {@link
 * Corpus}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileRecipesTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "hostile");

  private final Map<JavaCompilers, Compilation> compilations = new EnumMap<>(JavaCompilers.class);

  @BeforeAll
  void compile(@TempDir Path output) {
    List<Path> files = new ArrayList<>(JavaCompilers.files(FOLDER));
    files.add(Corpus.FOLDER.resolve("Calm.java"));
    files.addAll(JavaCompilers.files(JavaCompilers.STUBS));
    for (JavaCompilers compiler : JavaCompilers.values()) {
      compilations.put(
          compiler, compiler.compile(files, output.resolve(compiler.name()), options(compiler)));
    }
  }

  /** Several of a test's classes share a file, of which javac warns where one is named outside. */
  private static String[] options(JavaCompilers compiler) {
    return compiler == JavaCompilers.JAVAC
        ? new String[] {"-Ascoville.notes=false", "-Xlint:-auxiliaryclass"}
        : new String[] {"-Ascoville.notes=false"};
  }

  @ParameterizedTest
  @EnumSource
  void everythingCompilesAndNothingIsSaid(JavaCompilers compiler) {
    Compilation compilation = compilation(compiler);
    assertThat(compilation.diagnostics())
        .filteredOn(diagnostic -> concernsUs(diagnostic, compilation.sources()))
        .extracting(HostileRecipesTest::line)
        .isEmpty();
    assertThat(compilation.success()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyRecipeGetsItsModuleAndItsTrainer(JavaCompilers compiler) {
    long recipes =
        JavaCompilers.files(FOLDER).stream()
            .flatMap(file -> Corpus.text(file).lines())
            .filter(line -> line.contains("@Recipe("))
            .count();
    assertThat(JavaCompilers.files(compilation(compiler).sources()))
        .hasSize(Math.toIntExact(2 * recipes));
  }

  /** A warning about a test's own source is no matter; javac and ECJ differ in these. */
  private static boolean concernsUs(
      Diagnostic<? extends JavaFileObject> diagnostic, Path generated) {
    return diagnostic.getKind() == Diagnostic.Kind.ERROR
        || diagnostic.getSource() == null
        || Path.of(diagnostic.getSource().toUri()).startsWith(generated)
        || !Message.of(diagnostic).id().isEmpty();
  }

  private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
    Message message = Message.of(diagnostic);
    return "%s:%d %s: %s"
        .formatted(message.file(), message.line(), message.severity(), message.text());
  }

  private Compilation compilation(JavaCompilers compiler) {
    return compilations.getOrDefault(compiler, new Compilation(false, List.of(), FOLDER, FOLDER));
  }
}
