package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Module;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.scoville.recipe.RecipeSpec;
import org.scoville.rule.Finding;
import org.scoville.rule.RuleBook;
import org.scoville.rule.RuleReport;
import org.scoville.rule.Severity;

/**
 * A build in steps: ingredients first, then a recipe with a class path and a processor path of its
 * own, then its launch.
 *
 * @param folder where everything goes
 * @param base class files that all steps need
 */
record IngredientBuild(Path folder, Path base) {

  /** A build with the runtime's stubs and the calm recipe. */
  static IngredientBuild in(Path folder) {
    Compilation base =
        JavaCompilers.JAVAC.compile(
            Sources.in(folder.resolve("files")).files(), folder.resolve("base"));
    assertThat(base.success()).isTrue();
    return new IngredientBuild(folder, base.classes());
  }

  /** Sources of their own. */
  Sources sources(String name) {
    return Sources.emptyIn(folder.resolve("files-" + name));
  }

  /** Compiles ingredients, and gives the folder of their class files. */
  Path library(String name, Sources sources) {
    Compilation library =
        JavaCompilers.JAVAC.compile(
            new RecipeProcessor(), sources.files(), List.of(base), folder.resolve(name));
    assertThat(library.others()).isEmpty();
    return library.classes();
  }

  /** Compiles recipes against a class path, with a processor that has these ingredients. */
  Compilation compile(
      JavaCompilers compiler,
      String name,
      Sources sources,
      List<Path> classPath,
      List<Path> processorPath)
      throws ReflectiveOperationException, IOException {
    List<Path> all = Stream.concat(classPath.stream(), Stream.of(base)).toList();
    try (URLClassLoader loader = processorLoader(processorPath)) {
      Processor processor =
          loader
              .loadClass(RecipeProcessor.class.getName())
              .asSubclass(Processor.class)
              .getConstructor()
              .newInstance();
      Compilation compilation =
          compiler.compile(processor, sources.files(), all, folder.resolve(name + compiler));
      assertThat(compilation.others()).isEmpty();
      return compilation;
    }
  }

  /** The processor's path as a build tool gives it: nothing else that this test has is seen. */
  private static URLClassLoader processorLoader(List<Path> ingredients)
      throws MalformedURLException {
    List<Path> path = new ArrayList<>(ingredients);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(Path.of(entry));
    }
    return new URLClassLoader(urls(path), ClassLoader.getPlatformClassLoader());
  }

  /** The rules' report when a recipe is launched with this class path. */
  RuleReport launch(String recipe, Path... classPath)
      throws ReflectiveOperationException, IOException {
    List<Path> path = Stream.concat(Stream.of(classPath), Stream.of(base)).toList();
    try (URLClassLoader loader = new URLClassLoader(urls(path), getClass().getClassLoader())) {
      Object module = loader.loadClass("demo." + recipe + "Module").getConstructor().newInstance();
      RecipeSpec spec = Guice.createInjector((Module) module).getInstance(RecipeSpec.class);
      return RuleBook.load(RuleBook.class.getClassLoader()).judge(spec);
    }
  }

  private static URL[] urls(List<Path> path) throws MalformedURLException {
    URL[] urls = new URL[path.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = path.get(i).toUri().toURL();
    }
    return urls;
  }

  /** The errors and warnings, and the notes about ingredients, each by its first line. */
  static List<String> said(Compilation compilation) {
    return compilation.messages().stream()
        .filter(it -> !it.severity().equals("note") || it.id().startsWith("ingredient-"))
        .map(it -> it.severity() + " " + it.text().lines().findFirst().orElseThrow())
        .sorted()
        .toList();
  }

  /** The open errors and warnings, each by its first line. */
  static List<String> said(RuleReport report) {
    return Stream.of(Severity.ERROR, Severity.WARNING)
        .flatMap(severity -> report.open(severity).stream())
        .map(IngredientBuild::said)
        .sorted()
        .toList();
  }

  private static String said(Finding finding) {
    return finding.severity().word() + " " + finding.text().lines().findFirst().orElseThrow();
  }
}
