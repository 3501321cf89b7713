package org.scoville.processor;

import com.google.auto.service.AutoService;
import com.google.inject.Module;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.jspecify.annotations.NullMarked;
import org.scoville.recipe.RecipeSpec;

/**
 * Compiles one small source after another with our processor: a file manager and a short class path
 * are kept. Everything lies on the disk, because ECJ reads there whatever its file manager says.
 */
final class SourceCompiler {
  private static final Pattern PUBLIC =
      Pattern.compile("public[^{;(]*? (?:class|interface|enum|record) +(\\w+)");

  private final JavaCompiler compiler;
  private final StandardJavaFileManager disk;
  private final List<String> options;
  private final Path folder;

  private SourceCompiler(
      JavaCompiler compiler, StandardJavaFileManager disk, List<String> options, Path folder) {
    this.compiler = compiler;
    this.disk = disk;
    this.options = options;
    this.folder = folder;
  }

  /** A compiler of sources that may use the classes of a folder. */
  static SourceCompiler of(JavaCompilers kind, Path folder) {
    JavaCompiler compiler =
        kind == JavaCompilers.JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    List<String> options =
        kind == JavaCompilers.JAVAC
            ? List.of("-Xmaxerrs", "10000", "-Xmaxwarns", "10000")
            : List.of("-proceedOnError", "-warn:-unusedImport", "-17");
    StandardJavaFileManager disk =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(options);
    Path own = folder.resolve("own" + kind);
    all.addAll(List.of("-Ascoville.notes=all", "-classpath", folder.toString()));
    all.addAll(List.of("-s", own.resolve("out").toString(), "-d", own.resolve("out").toString()));
    return new SourceCompiler(compiler, disk, all, own);
  }

  /** Compiles what sources may use: the runtime's stubs and recipes to descend from. */
  static void prepare(Path folder) {
    List<Path> files = new ArrayList<>(JavaCompilers.files(JavaCompilers.STUBS));
    files.addAll(JavaCompilers.files(Path.of("..", "recipes", "src", "main", "java")));
    files.add(Corpus.FOLDER.resolve("Calm.java"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-classpath", folder.toString());
    try (StandardJavaFileManager disk = compiler.getStandardFileManager(null, null, null)) {
      unpack(folder);
      StringWriter said = new StringWriter();
      if (!compiler
          .getTask(said, disk, null, options, null, disk.getJavaFileObjectsFromPaths(files))
          .call()) {
        throw new AssertionError(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder alone: compilers look into folders faster than into jars. */
  private static void unpack(Path folder) throws IOException {
    for (Class<?> needed :
        List.of(
            RecipeSpec.class, Module.class, Singleton.class, AutoService.class, NullMarked.class)) {
      Path home = home(needed);
      if (Files.isDirectory(home)) {
        try (Stream<Path> files = Files.walk(home)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            copy(Files.newInputStream(file), folder.resolve(home.relativize(file).toString()));
          }
        }
      } else {
        try (JarFile jar = new JarFile(home.toFile())) {
          for (JarEntry entry : jar.stream().filter(SourceCompiler::isClass).toList()) {
            copy(jar.getInputStream(entry), folder.resolve(entry.getName()));
          }
        }
      }
    }
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
  }

  private static void copy(InputStream from, Path to) throws IOException {
    try (from) {
      Files.createDirectories(to.getParent());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The only file in an empty folder; it has the name of the first type that the source makes
   * public.
   */
  private Path source(String text) {
    Matcher matcher = PUBLIC.matcher(text);
    Path file = folder.resolve((matcher.find() ? matcher.group(1) : "Subject") + ".java");
    try {
      clear(folder);
      Files.createDirectories(folder.resolve("out"));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles a source; whatever is thrown is part of the answer. */
  Attempt compile(String text) {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    StringWriter log = new StringWriter();
    RecipeProbe probe = new RecipeProbe(new RecipeProcessor());
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            log, disk, collector, options, null, disk.getJavaFileObjects(source(text)));
    task.setProcessors(List.of(probe));
    boolean success = false;
    Optional<Throwable> thrown = Optional.empty();
    try {
      success = task.call();
    } catch (RuntimeException | Error e) {
      thrown = Optional.of(e);
    }
    return new Attempt(
        success,
        collector.getDiagnostics().stream().map(Message::of).toList(),
        probe.recipes(),
        written(),
        log.toString(),
        thrown);
  }

  private Set<String> written() {
    Path out = folder.resolve("out");
    return JavaCompilers.files(out).stream()
        .map(file -> out.relativize(file).toString().replace(File.separatorChar, '.'))
        .collect(Collectors.toSet());
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
