package org.scoville.processor;

import com.google.auto.service.processor.AutoServiceProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that people write recipes with, run in this process. */
enum JavaCompilers {
  JAVAC,
  ECJ;

  /** The runtime is not on this module's class path; these sources stand for it. */
  static final Path STUBS = Path.of("src", "test", "resources", "stubs");

  /** Compiles files with our processor and AutoService's, notes shown, into a folder. */
  Compilation compile(List<Path> files, Path folder, String... options) {
    return compile(new RecipeProcessor(), files, List.of(), folder, options);
  }

  /** Compiles files against more class files, with this processor and AutoService's. */
  Compilation compile(
      Processor processor, List<Path> files, List<Path> classPath, Path folder, String... more) {
    Path classes = folder.resolve("classes");
    Path sources = folder.resolve("sources");
    List<String> path = new ArrayList<>();
    classPath.forEach(entry -> path.add(entry.toString()));
    path.add(System.getProperty("java.class.path"));
    List<String> options =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-Ascoville.notes=all",
                "-classpath",
                String.join(File.pathSeparator, path),
                "-d",
                classes.toString(),
                "-s",
                sources.toString()));
    options.addAll(flags());
    options.addAll(List.of(more));
    JavaCompiler compiler =
        this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try {
      Files.createDirectories(classes);
      Files.createDirectories(sources);
      try (StandardJavaFileManager manager =
          compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
        JavaCompiler.CompilationTask task =
            compiler.getTask(
                new StringWriter(),
                manager,
                collector,
                options,
                null,
                manager.getJavaFileObjectsFromPaths(files));
        task.setProcessors(List.of(processor, new AutoServiceProcessor()));
        boolean success = task.call();
        return new Compilation(success, collector.getDiagnostics(), sources, classes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> flags() {
    return this == JAVAC
        ? List.of("-Xmaxerrs", "10000", "-Xmaxwarns", "10000", "-Xlint:all,-processing,-options")
        : List.of("-proceedOnError", "-warn:-unusedImport");
  }

  /** The Java files under a folder, in a fixed order. */
  static List<Path> files(Path folder) {
    try (var walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
