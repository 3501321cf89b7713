package com.example.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.lookahead.Lookahead;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * The plug-in's rules, ranges and conflicts at compile time: bad recipes with the expectation
 * written on the offending line, under both compilers.
 */
class ForeignRulesTest {
  private static final Path BAD = Path.of("src", "test", "resources", "bad", "Bad.java");
  private static final Pattern EXPECTED = Pattern.compile("// (error|warning): \\[([a-z-]+)]");
  private static final Pattern ID = Pattern.compile("\\[([a-z-]+)] .*", Pattern.DOTALL);

  private static final Pattern SAID =
      Pattern.compile("Bad\\.java:(\\d+): (error|warning): \\[([a-z-]+)]");
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
    assertThat(said)
        .extracting(diagnostic -> text(diagnostic).replaceAll("\\s+", " "))
        .contains(
            "[lookahead-never-syncs] Lookahead synchronizes after 2000 batches, but acts on 1248 of"
                + " this run's 1248. Fix: set syncBatches = 5, or train longer."
                + " See: scoville rule lookahead-never-syncs");
  }

  @Test
  void theProcessorPathBringsTheRulesAndTheClassPathTheRest() throws Exception {
    // In a process of its own: in this one javac's processors see the test's class path as well.
    assertThat(javac(CLASS_PATH)).containsExactlyInAnyOrderElementsOf(expected());
    Path jar = Path.of(Lookahead.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String without =
        Stream.of(CLASS_PATH.split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).equals(jar))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(javac(without))
        .containsExactlyInAnyOrderElementsOf(
            expected().stream()
                .filter(line -> line.endsWith("[out-of-range]") || line.endsWith("[conflict]"))
                .toList());
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
        .map(found -> "%s %s [%s]".formatted(found.group(1), found.group(2), found.group(3)))
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
                  diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning",
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
      Matcher matcher = EXPECTED.matcher(lines.get(i));
      if (matcher.find()) {
        expected.add("%d %s [%s]".formatted(i + 1, matcher.group(1), matcher.group(2)));
      }
    }
    return expected;
  }
}
