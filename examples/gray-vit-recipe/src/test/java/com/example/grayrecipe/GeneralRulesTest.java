package com.example.grayrecipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.grayvit.Vit;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles bad recipes with the plug-in's ingredients under both compilers and compares the
 * findings of the language's and the plug-in's rules with the expectations on the offending lines.
 */
class GeneralRulesTest {
  private static final Path BAD = Path.of("src", "test", "resources", "bad", "Bad.java");
  private static final Path PAGE = Path.of("..", "..", "docs", "plug-in.md");
  private static final Pattern EXPECTED = Pattern.compile("(error|warning|note): \\[([a-z-]+)]");
  private static final Pattern ID = Pattern.compile("\\[([a-z-]+)] .*", Pattern.DOTALL);

  private static final Pattern SAID =
      Pattern.compile("(?m)Bad\\.java:(\\d+): (error|warning|Note): \\[([a-z-]+)]");
  private static final Map<Diagnostic.Kind, String> KINDS =
      Map.of(Diagnostic.Kind.ERROR, "error", Diagnostic.Kind.NOTE, "note");
  private static final int LONGEST_SECONDS = 120;
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir Path folder;

  static Stream<JavaCompiler> compilers() {
    return Stream.of(ToolProvider.getSystemJavaCompiler(), new EclipseCompiler());
  }

  @ParameterizedTest
  @MethodSource("compilers")
  void everyFindingStandsOnItsLineWithItsRemedyAndItsPage(JavaCompiler compiler)
      throws IOException {
    List<Diagnostic<? extends JavaFileObject>> said = compile(compiler);
    assertThat(found(said)).containsExactlyInAnyOrderElementsOf(expected());
    List<String> sentences =
        said.stream().map(it -> text(it).lines().findFirst().orElse("")).toList();
    assertThat(sentences)
        .contains(
            "[blurpool-stem] BlurPool's minChannels = 1 includes the first convolution,"
                + " whose input is the image's one channel.",
            "[image-size-not-taken] Vit accepts only images of 28 x 28 pixels, but @Evaluate gives 32 x"
                + " 32.",
            "[values-refused] Vit has imageSide 28 and patch 5, which leaves 3 pixels; choose a"
                + " patch that divides it.")
        .containsAll(onThePage());
  }

  /** The compiler's messages on the page about plug-ins. */
  private static List<String> onThePage() throws IOException {
    String page = Files.readString(PAGE);
    String first = page.substring(page.indexOf("```text\n") + "```text\n".length());
    return first.substring(0, first.indexOf("```")).lines().toList();
  }

  @Test
  void theProcessorPathBringsFactsAndRulesAndTheClassPathTheRest() throws Exception {
    // In a process of its own: in this one javac's processors see the test's class path as well.
    assertThat(javac(CLASS_PATH)).containsExactlyInAnyOrderElementsOf(expected());
    Path jar = Path.of(Vit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String without =
        Stream.of(CLASS_PATH.split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).equals(jar))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(javac(without))
        .filteredOn(line -> !line.contains(" note "))
        .containsExactlyInAnyOrderElementsOf(
            expected().stream().filter(line -> line.endsWith("[out-of-range]")).toList());
    assertThat(Files.readString(folder.resolve("said.txt")))
        .contains(
            "[ingredient-unknown] the class com.example.grayvit.GrayArrays is not on the processor"
                + " path");
  }

  private List<String> javac(String processorPath) throws IOException, InterruptedException {
    Path options = folder.resolve("options");
    Files.write(
        options,
        options(processorPath).stream().map(o -> '"' + o.replace("\\", "\\\\") + '"').toList());
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "@" + options,
                BAD.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("javac ends").isTrue();
    return SAID.matcher(Files.readString(said))
        .results()
        .map(
            found ->
                "%s %s [%s]"
                    .formatted(
                        found.group(1), found.group(2).toLowerCase(Locale.ROOT), found.group(3)))
        .toList();
  }

  private List<Diagnostic<? extends JavaFileObject>> compile(JavaCompiler compiler)
      throws IOException {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
      compiler
          .getTask(
              new StringWriter(),
              manager,
              collector,
              options(CLASS_PATH),
              null,
              manager.getJavaFileObjects(BAD))
          .call();
    }
    return collector.getDiagnostics();
  }

  private List<String> options(String processorPath) {
    return List.of(
        "--release",
        "17",
        "-classpath",
        CLASS_PATH,
        "-processorpath",
        processorPath,
        "-processor",
        "org.scoville.processor.RecipeProcessor",
        "-Ascoville.notes=true",
        "-proc:only",
        "-d",
        folder.toString(),
        "-s",
        folder.toString());
  }

  private static List<String> found(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    List<String> found = new ArrayList<>();
    for (Diagnostic<?> diagnostic : diagnostics) {
      Matcher id = ID.matcher(text(diagnostic));
      found.add(
          "%d %s [%s]"
              .formatted(
                  diagnostic.getLineNumber(),
                  KINDS.getOrDefault(diagnostic.getKind(), "warning"),
                  id.matches() ? id.group(1) : text(diagnostic)));
    }
    return found;
  }

  private static String text(Diagnostic<?> diagnostic) {
    return diagnostic.getMessage(Locale.ROOT).strip();
  }

  private static List<String> expected() throws IOException {
    List<String> lines = Files.readAllLines(BAD);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String place = String.valueOf(i + 1);
      EXPECTED
          .matcher(lines.get(i))
          .results()
          .map(found -> "%s %s [%s]".formatted(place, found.group(1), found.group(2)))
          .forEach(expected::add);
    }
    return expected;
  }
}
