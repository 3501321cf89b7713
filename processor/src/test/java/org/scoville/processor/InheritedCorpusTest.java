package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scoville.rule.Check;
import org.scoville.rule.LanguageCheck;
import org.scoville.rule.Rule;

/**
 * Checks that a child of a bad recipe gets the same findings, whether the parent is a class file or
 * source.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InheritedCorpusTest {
  private static final Pattern RECIPE =
      Pattern.compile(
          "(@Recipe\\([^()]*\\))(?:\\s|//.*|@Accept\\([^()]*\\))*(?:public )?interface (\\w+)");
  private static final String CHILD = "Of";

  /** They compare with the nearest ancestor, of which an empty child restates all. */
  private static final Set<String> RELATIVE =
      Set.of("lr-far-from-parent", "lr-sqrt-scaling-adaptive", "outside-lengths");

  private final Map<JavaCompilers, Compilation> apart = new EnumMap<>(JavaCompilers.class);
  private final Map<JavaCompilers, Compilation> together = new EnumMap<>(JavaCompilers.class);

  @BeforeAll
  void compile(@TempDir Path folder) throws IOException {
    List<Path> parents = new ArrayList<>(bad());
    parents.addAll(Corpus.ancestors());
    List<Path> stubs = JavaCompilers.files(JavaCompilers.STUBS);
    Compilation classFiles =
        JavaCompilers.JAVAC.compile(
            joined(parents, stubs), folder.resolve("parents"), "-proc:none");
    assertThat(classFiles.success()).as(classFiles.others().toString()).isTrue();
    List<Path> children = children(folder.resolve("children"));
    for (JavaCompilers compiler : JavaCompilers.values()) {
      apart.put(
          compiler,
          compiler.compile(
              new RecipeProcessor(),
              children,
              List.of(classFiles.classes()),
              folder.resolve("apart" + compiler)));
      together.put(
          compiler,
          compiler.compile(
              joined(joined(children, parents), stubs), folder.resolve("together" + compiler)));
    }
  }

  @Test
  void bothCompilersSayTheSameAboutAParentFromClassFiles() {
    assertThat(said(apart.get(JavaCompilers.ECJ)))
        .containsExactlyElementsOf(said(apart.get(JavaCompilers.JAVAC)));
  }

  @ParameterizedTest
  @EnumSource
  void aParentFromClassFilesIsJudgedLikeOneFromSource(JavaCompilers compiler) {
    assertThat(said(apart.get(compiler))).containsExactlyElementsOf(said(together.get(compiler)));
  }

  @Test
  void everyRuleSpeaksAboutAnInheritedRecipeUnlessItComparesTheTwo() {
    Set<String> rules =
        Corpus.checks().stream()
            .filter(Rule.class::isInstance)
            .map(Check::id)
            .collect(Collectors.toCollection(TreeSet::new));
    apart.get(JavaCompilers.JAVAC).messages().forEach(message -> rules.remove(message.id()));
    assertThat(rules).isEqualTo(RELATIVE);
  }

  /** The bad recipes that can be class files: Java itself refuses an override of another type. */
  private static List<Path> bad() {
    return Corpus.files("Bad").stream()
        .filter(file -> !file.getParent().endsWith(LanguageCheck.RETURN_TYPES_CLASH.id()))
        .toList();
  }

  /** An empty child of each recipe that is an interface, in the package of its parent. */
  private List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    for (Path file : bad()) {
      String text = Corpus.text(file);
      Matcher matcher = RECIPE.matcher(text);
      while (matcher.find()) {
        String head =
            text.lines()
                .filter(line -> line.startsWith("package ") || line.startsWith("import "))
                .collect(Collectors.joining("\n"));
        String name = CHILD + matcher.group(2);
        Path child = folder.resolve(file.getParent().getFileName()).resolve(name + ".java");
        Files.createDirectories(child.getParent());
        Files.writeString(
            child,
            "%s\n\n%s\ninterface %s extends %s {}\n"
                .formatted(head, matcher.group(1), name, matcher.group(2)));
        children.add(child);
      }
    }
    return children;
  }

  private static List<String> said(Compilation compilation) {
    return compilation.messages().stream()
        .filter(message -> message.file().contains("/" + CHILD))
        .map(message -> message.place() + " " + message.text())
        .sorted()
        .toList();
  }

  private static List<Path> joined(List<Path> some, List<Path> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
