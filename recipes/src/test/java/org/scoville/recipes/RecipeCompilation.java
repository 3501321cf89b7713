package org.scoville.recipes;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.scoville.processor.RecipeProcessor;
import org.scoville.recipe.RecipeSpec;

/**
 * Recipes put to javac and our processor, notes shown.
 *
 * @param specs each recipe as the processor has read it, by its name
 * @param findings what was said about each recipe: severity and id, by the file's simple name
 * @param others what javac said by itself
 */
record RecipeCompilation(
    Map<String, RecipeSpec> specs, Map<String, List<String>> findings, List<String> others) {
  private static final Pattern ID = Pattern.compile("\\[([a-z0-9-]+)] .*", Pattern.DOTALL);

  /** Compiles files into a folder. */
  static RecipeCompilation of(List<Path> files, Path folder, String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Ascoville.notes=all",
                "-Xmaxerrs",
                "100000",
                "-Xmaxwarns",
                "100000",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                "-s",
                folder.toString()));
    options.addAll(List.of(more));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    SpecReader reader = new SpecReader();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
      Files.createDirectories(folder);
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              manager,
              said,
              options,
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.<Processor>of(reader, new RecipeProcessor()));
      task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(said.getDiagnostics(), reader.specs());
  }

  private static RecipeCompilation of(
      List<Diagnostic<? extends JavaFileObject>> said, Map<String, RecipeSpec> specs) {
    Map<String, List<String>> findings = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> one : said) {
      Matcher matcher = ID.matcher(one.getMessage(Locale.ROOT).strip());
      if (matcher.matches() && one.getSource() != null) {
        String file = Path.of(one.getSource().toUri()).getFileName().toString();
        findings
            .computeIfAbsent(file.replace(".java", ""), name -> new ArrayList<>())
            .add(severity(one.getKind()) + " " + matcher.group(1));
      } else if (one.getKind() != Diagnostic.Kind.NOTE) {
        others.add(one.toString());
      }
    }
    findings.values().forEach(list -> list.sort(null));
    return new RecipeCompilation(new LinkedHashMap<>(specs), findings, others);
  }

  /** What was said about a recipe. */
  List<String> about(RecipeSpec spec) {
    return findings.getOrDefault(spec.simpleName(), List.of());
  }

  private static String severity(Diagnostic.Kind kind) {
    return switch (kind) {
      case ERROR -> "error";
      case WARNING, MANDATORY_WARNING -> "warning";
      case NOTE, OTHER -> "note";
    };
  }
}
