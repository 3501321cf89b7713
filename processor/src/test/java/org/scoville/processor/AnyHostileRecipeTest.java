package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.scoville.processor.HostileRecipe.Kind;
import org.scoville.processor.HostileRecipe.Member;

/**
 * Checks that generated code compiles without a warning under both compilers, or that an error of
 * ours refuses the recipe; no fault lies in a generated file.
 */
final class AnyHostileRecipeTest {
  /** Names that generated code says, or that come before such a name. */
  private static final List<String> NAMES =
      List.of(
          ("Timing Plan Singleton Override RecipeSpec List Key Provides Binder Module Role Precision"
                  + " Ingredient AlgorithmUse Generated ResNet Network Model Scales Interpolation"
                  + " CompiledRecipe Launcher AutoService String Double IllegalStateException"
                  + " SuppressWarnings Object Record Edge Mode Stock SPEC SPEC_ org com java javax"
                  + " jakarta spec plan configure binder mixUp main module args clone finalize")
              .split(" "));

  private static final List<String> TYPES =
      NAMES.stream().filter(name -> Character.isUpperCase(name.charAt(0))).toList();

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void isCompiledOrRefused(@ForAll("several") List<HostileRecipe> recipes) {
    Path folder = temporary();
    try {
      for (JavaCompilers compiler : JavaCompilers.values()) {
        check(compiler, recipes, folder.resolve(compiler.name()));
      }
    } finally {
      delete(folder);
    }
  }

  /** What is refused ends a compilation before the rest is compiled, so that is tried again. */
  private static void check(JavaCompilers compiler, List<HostileRecipe> recipes, Path folder) {
    List<HostileRecipe> left = new ArrayList<>(recipes);
    for (int round = 0; !left.isEmpty(); round++) {
      Path files = folder.resolve("files" + round);
      Compilation compilation = compile(compiler, left, files, folder.resolve("out" + round));
      List<Message> refusals =
          compilation.messages().stream().filter(m -> m.severity().equals("error")).toList();
      List<String> faults =
          compilation.diagnostics().stream()
              .filter(d -> concernsUs(d, compilation.sources()))
              .map(d -> Message.of(d).file() + " " + d.getMessage(null) + " in " + culprit(d, left))
              .toList();
      assertThat(faults).as(compiler.name()).isEmpty();
      int before = left.size();
      for (int i = before - 1; i >= 0; i--) {
        String home = "any" + i + "/";
        if (refusals.stream().anyMatch(refusal -> refusal.file().startsWith(home))) {
          left.remove(i);
        }
      }
      if (left.size() == before) {
        assertThat(refusals).isEmpty();
        assertThat(JavaCompilers.files(compilation.sources())).hasSize(2 * before);
        return;
      }
    }
  }

  private static String culprit(
      Diagnostic<? extends JavaFileObject> diagnostic, List<HostileRecipe> recipes) {
    String number = Message.of(diagnostic).file().replaceAll("^any(\\d+)/.*$", "$1");
    return number.matches("\\d+") ? recipes.get(Integer.parseInt(number)).toString() : "all";
  }

  private static boolean concernsUs(
      Diagnostic<? extends JavaFileObject> diagnostic, Path generated) {
    boolean isGenerated =
        diagnostic.getSource() != null
            && Path.of(diagnostic.getSource().toUri()).startsWith(generated);
    return Message.of(diagnostic).id().isEmpty()
        && (isGenerated || diagnostic.getKind() == Diagnostic.Kind.ERROR);
  }

  private static Compilation compile(
      JavaCompilers compiler, List<HostileRecipe> recipes, Path files, Path out) {
    for (int i = 0; i < recipes.size(); i++) {
      Path home = files.resolve("any" + i);
      recipes
          .get(i)
          .files("hostile.any" + i)
          .forEach((path, text) -> write(home.resolve(path), text));
    }
    List<Path> all = new ArrayList<>(JavaCompilers.files(files));
    all.add(Corpus.FOLDER.resolve("Calm.java"));
    all.addAll(JavaCompilers.files(JavaCompilers.STUBS));
    return compiler.compile(all, out, "-Ascoville.notes=false");
  }

  @Provide
  Arbitrary<List<HostileRecipe>> several() {
    return recipe().list().ofSize(12);
  }

  private static Arbitrary<HostileRecipe> recipe() {
    Arbitrary<String> outer =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just("")), Tuple.of(1, Arbitraries.of(TYPES)));
    Arbitrary<String> mark =
        Arbitraries.of("", "", "@Deprecated", "@Deprecated(forRemoval = true)");
    return Combinators.combine(
            Arbitraries.of(TYPES),
            Arbitraries.of(NAMES)
                .filter(name -> !name.equals("finalize") && !name.equals("clone"))
                .list()
                .uniqueElements()
                .ofMaxSize(4),
            members(),
            members(),
            outer,
            typeName().list().ofMaxSize(5),
            mark,
            Arbitraries.of(true, false, false))
        .flatAs(
            (name, methods, own, inherited, around, neighbors, deprecated, closed) ->
                Arbitraries.of(true, false)
                    .map(
                        generic ->
                            new HostileRecipe(
                                name,
                                methods,
                                own,
                                inherited,
                                around.equals(name) ? "" : around,
                                neighbors,
                                deprecated,
                                closed,
                                generic && !methods.isEmpty())));
  }

  private static Arbitrary<List<Member>> members() {
    return Arbitraries.of(Kind.class)
        .flatMap(
            kind ->
                (kind.isType() ? typeName() : Arbitraries.of(NAMES))
                    .map(name -> new Member(kind, name)))
        .list()
        .ofMaxSize(4);
  }

  /** Where a class is named java, ECJ itself finds java.lang no more. */
  private static Arbitrary<String> typeName() {
    return Arbitraries.of(NAMES).filter(name -> !name.equals("java"));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("hostile");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
