package org.scoville.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Module;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.ingredient.Part;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Check;
import org.scoville.rule.Finding;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleBook;
import org.scoville.rule.RuleReport;
import org.scoville.rule.Severity;
import org.scoville.runtime.wiring.CompiledRecipe;

/**
 * Compares the compiler's findings with the launcher's: they are the same, except for each {@link
 * LanguageCheck} of the source. The launched recipe has no roles, overrides and positions any more,
 * and a recipe with an error in them has no module. {@code accept-unused} is the one structural
 * warning; the launcher has no line to show it at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompileTimeAndLaunchTest {
  private static final int RECIPES = 300;
  private static final long SAMPLES = 1_281_167;
  private static final int CLASSES = 1000;
  private static final Set<String> AT_COMPILE_TIME_ONLY =
      Arrays.stream(LanguageCheck.values()).map(Check::id).collect(Collectors.toSet());

  private Path folder;
  private RecipeCompilation random;

  /** Each recipe twice: with the size of its data, and with the size left open. */
  @BeforeAll
  void compile(@TempDir Path folder) throws IOException {
    this.folder = folder;
    List<String> rules =
        RuleBook.load(RuleBook.class.getClassLoader()).rules().stream()
            .filter(rule -> rule.severity() != Severity.ERROR)
            .map(Rule::id)
            .toList();
    List<Class<?>> ingredients = ingredients();
    String known = ", trainingSamples = %d, classes = %d".formatted(SAMPLES, CLASSES);
    for (int seed = 0; seed < RECIPES; seed++) {
      write("Known" + seed, RandomRecipe.of("Known" + seed, seed, known, ingredients, rules));
      write("Open" + seed, RandomRecipe.of("Open" + seed, seed, "", ingredients, rules));
    }
    random = RecipeCompilation.of(sources(folder), folder.resolve("out"), "-proc:only");
  }

  @Test
  void everyRandomRecipeIsJavaAndMostHaveNoError() {
    assertThat(random.others()).isEmpty();
    assertThat(random.specs()).hasSize(2 * RECIPES);
    assertThat(clean()).hasSizeGreaterThan(RECIPES / 2);
  }

  @Test
  void theLauncherFindsInARandomRecipeWhatTheCompilerFound() {
    for (RecipeSpec spec : random.specs().values()) {
      List<String> said = random.about(spec);
      List<String> launched = open(LaunchReport.of(spec));
      if (said.stream().anyMatch(CompileTimeAndLaunchTest::isStructuralError)) {
        // A second opinion on what has a structural error is left out, and nothing is added.
        assertThat(launched).as(spec.name()).containsAll(ruled(said));
      } else {
        assertThat(ruled(said)).as(spec.name()).isEqualTo(launched);
      }
    }
  }

  @Test
  void whatIsOpenInARandomRecipeIsAskedAgainOnceTheDataAreOpen() {
    int asked = 0;
    for (int seed = 0; seed < RECIPES; seed++) {
      RecipeSpec known = random.specs().get("random.Known" + seed);
      RecipeSpec open = random.specs().get("random.Open" + seed);
      if (random.about(known).stream().noneMatch(CompileTimeAndLaunchTest::isStructuralError)) {
        assertThat(open(LaunchReport.of(open, SAMPLES, CLASSES)))
            .as(open.name())
            .isEqualTo(ruled(random.about(known)));
        asked += LaunchReport.of(open).unknown().isEmpty() ? 0 : 1;
      }
    }
    assertThat(asked).as("recipes of which something was open").isGreaterThan(RECIPES / 4);
  }

  @Test
  void theLiteralInARandomRecipesModuleIsWhatTheCompilerRead() throws Exception {
    List<Path> files =
        clean().stream().map(spec -> folder.resolve(spec.simpleName() + ".java")).toList();
    Path classes = folder.resolve("classes");
    RecipeCompilation compilation = RecipeCompilation.of(files, classes);
    assertThat(compilation.others()).isEmpty();
    URL[] path = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      for (RecipeSpec spec : clean()) {
        Object module = loader.loadClass(spec.name() + "Module").getConstructor().newInstance();
        assertThat(Guice.createInjector((Module) module).getInstance(RecipeSpec.class))
            .isEqualTo(spec);
      }
    }
  }

  @Test
  void theLauncherFindsInAPublishedRecipeWhatTheCompilerFinds() throws IOException {
    List<Path> files = new ArrayList<>(sources(Path.of("src/main/java")));
    files.addAll(sources(Path.of("../examples/src/main/java")));
    RecipeCompilation published =
        RecipeCompilation.of(files, folder.resolve("published"), "-proc:only");
    assertThat(published.others()).isEmpty();
    Map<String, RecipeSpec> launched = new LinkedHashMap<>();
    ServiceLoader.load(CompiledRecipe.class)
        .forEach(recipe -> launched.put(recipe.spec().name(), recipe.spec()));
    assertThat(published.specs()).containsAllEntriesOf(launched);
    for (RecipeSpec spec : published.specs().values()) {
      assertThat(open(LaunchReport.of(spec))).as(spec.name()).isEqualTo(published.about(spec));
    }
  }

  private List<RecipeSpec> clean() {
    return random.specs().values().stream()
        .filter(spec -> random.about(spec).stream().noneMatch(said -> said.startsWith("error")))
        .toList();
  }

  private static boolean isStructuralError(String said) {
    return said.startsWith("error") && isStructural(said);
  }

  private static boolean isStructural(String said) {
    return AT_COMPILE_TIME_ONLY.contains(said.substring(said.indexOf(' ') + 1));
  }

  private static List<String> ruled(List<String> said) {
    return said.stream().filter(one -> !isStructural(one)).toList();
  }

  private static List<String> open(RuleReport report) {
    return report.findings().stream()
        .filter(finding -> finding.accepted().isEmpty())
        .map(CompileTimeAndLaunchTest::words)
        .sorted()
        .toList();
  }

  private static String words(Finding finding) {
    return finding.severity().word() + " " + finding.id();
  }

  private void write(String name, String source) throws IOException {
    Files.writeString(folder.resolve(name + ".java"), source);
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .toList();
    }
  }

  /** Every ingredient of the language, from its folder or jar. */
  private static List<Class<?>> ingredients() throws IOException {
    try {
      URI home = Part.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      if (!home.getPath().endsWith(".jar")) {
        return ingredients(Path.of(home));
      }
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(home))) {
        return ingredients(jar.getPath("/"));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> ingredients(Path root) throws IOException {
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        String name = root.relativize(file).toString().replace('\\', '/').replace('/', '.');
        if (name.matches("[\\w.]+\\.class")) {
          Class<?> type = load(name.replaceAll("\\.class$", ""));
          if (type.isRecord() && Part.class.isAssignableFrom(type)) {
            found.add(type);
          }
        }
      }
    }
    return found;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Part.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
