package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A build may compile one recipe at a time, in any order. */
final class IncrementalTest {
  private static final String SERVICES =
      "META-INF/services/org.scoville.runtime.wiring.CompiledRecipe";
  private static final String RECIPE =
      "@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)\n"
          + "public interface %s extends Calm { @Algorithm @MixUp.With(alpha = %s) MixUp mixUp(); }";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void aChangeOfOneRecipeLeavesTheFilesOfTheOtherAlone(JavaCompilers compiler) throws IOException {
    Compilation both = compile(compiler, recipes("0.2").files());
    assertThat(both.success()).isTrue();
    Map<String, String> before = contents(both);
    Map<String, Long> written = writing(both);

    Sources changed = Sources.emptyIn(folder.resolve("files")).with("Changed", recipe("0.3"));
    deleteWhatCameFrom("Changed", both);
    Compilation again = compile(compiler, changed.files());
    assertThat(again.success()).isTrue();
    assertThat(again.messages()).isEmpty();

    Map<String, String> after = contents(again);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    List<String> different =
        after.keySet().stream()
            .filter(name -> !after.get(name).equals(before.get(name)))
            .map(name -> name.substring(name.lastIndexOf('/') + 1))
            .toList();
    assertThat(different)
        .contains("Changed.class", "ChangedModule.java", "ChangedModule.class")
        .allMatch(name -> name.startsWith("Changed"));
    assertThat(again.source("demo/ChangedModule.java")).contains("new MixUp(/* alpha= */ 0.3)");
    Map<String, Long> rewritten = writing(again);
    assertThat(before.keySet().stream().filter(name -> name.contains("/Kept")))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(name -> assertThat(rewritten.get(name)).isEqualTo(written.get(name)));
    assertThat(again.classes().resolve(SERVICES))
        .hasContent("demo.ChangedTrainer\ndemo.KeptTrainer");
  }

  @ParameterizedTest
  @EnumSource
  void eachGeneratedFileComesFromItsRecipeAlone(JavaCompilers compiler) {
    WatchedFiler watched = new WatchedFiler(new RecipeProcessor());
    Compilation compilation =
        compiler.compile(watched, recipes("0.2").files(), List.of(), folder.resolve("out"));
    assertThat(compilation.success()).isTrue();
    assertThat(watched.files())
        .containsExactlyInAnyOrder(
            "source demo.ChangedModule from [demo.Changed]",
            "source demo.ChangedTrainer from [demo.Changed]",
            "source demo.KeptModule from [demo.Kept]",
            "source demo.KeptTrainer from [demo.Kept]");
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfTheSourcesIsNoMatter(JavaCompilers compiler) {
    Map<String, String> expected = null;
    for (int seed = 0; seed < 4; seed++) {
      List<Path> files = new ArrayList<>(recipes("0.2").files());
      files.addAll(JavaCompilers.files(Path.of("src", "test", "resources", "golden")));
      Collections.shuffle(files, new Random(seed));
      Compilation compilation = compiler.compile(files, folder.resolve("order" + seed));
      Map<String, String> generated = contents(compilation);
      generated.keySet().removeIf(name -> !name.startsWith("sources/"));
      generated.put("services", text(compilation.classes().resolve(SERVICES)));
      assertThat(generated).hasSize(4 * 2 + 1);
      expected = expected == null ? generated : expected;
      assertThat(generated).isEqualTo(expected);
    }
  }

  private static String recipe(String alpha) {
    return RECIPE.formatted("Changed", alpha);
  }

  private Sources recipes(String alpha) {
    return Sources.in(folder.resolve("files"))
        .with("Changed", recipe(alpha))
        .with("Kept", RECIPE.formatted("Kept", "0.2"));
  }

  /** Compiles into the same folder each time, against what is there already. */
  private Compilation compile(JavaCompilers compiler, List<Path> files) {
    Path out = folder.resolve("out");
    return compiler.compile(new RecipeProcessor(), files, List.of(out.resolve("classes")), out);
  }

  /**
   * Deletes the files generated from a recipe, as a build tool does before it compiles a source
   * again.
   */
  private static void deleteWhatCameFrom(String recipe, Compilation compilation)
      throws IOException {
    for (Path file : files(compilation)) {
      if (file.getFileName().toString().startsWith(recipe)) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> files(Compilation compilation) {
    try (Stream<Path> walk = Files.walk(compilation.sources().getParent())) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Compilation compilation, Path file) {
    return compilation.sources().getParent().relativize(file).toString().replace('\\', '/');
  }

  /** Every file that is there, by its path. */
  private static Map<String, String> contents(Compilation compilation) {
    Map<String, String> contents = new TreeMap<>();
    files(compilation).forEach(file -> contents.put(name(compilation, file), text(file)));
    return contents;
  }

  /** The time when each file was written. */
  private static Map<String, Long> writing(Compilation compilation) throws IOException {
    Map<String, Long> times = new TreeMap<>();
    for (Path file : files(compilation)) {
      times.put(name(compilation, file), Files.getLastModifiedTime(file).toMillis());
    }
    return times;
  }

  /** Bytes as characters: class files are no text. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
