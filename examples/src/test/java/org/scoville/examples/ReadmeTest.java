package org.scoville.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the README with the project: its recipe, its error, its snippets and links. */
class ReadmeTest {
  /** A link to a file of this project. */
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");

  @TempDir Path folder;

  @Test
  void itsRecipeIsTheQuickStarts() throws IOException {
    String file = Readme.file();
    String uncommented =
        file.substring(file.indexOf("import ")).replaceAll("(?s)/\\*\\*.*?\\*/", "");
    assertThat(words(Readme.recipe())).isEqualTo(words(uncommented));
  }

  /** The source without white space, because the README breaks lines elsewhere. */
  private static String words(String source) {
    return source.replaceAll("\\s+", "");
  }

  @Test
  void itsErrorIsWhatTheCompilerSays() throws IOException {
    Path file = folder.resolve("FashionMild.java");
    Files.writeString(file, Readme.wrong(Readme.file()));
    assertThat(compile(file).replace(folder + "/", "")).isEqualTo(Readme.error() + "1 error\n");
  }

  @Test
  void theMavenSnippetIsOfTheProjectThatIsBuilt() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "ide.md"));
    String snippet = page.substring(page.indexOf("```xml\n") + 7);
    assertThat(Files.readString(Path.of("newcomer", "pom.xml")))
        .contains(snippet.substring(0, snippet.indexOf("```")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "docs/ide.md", "docs/plug-in.md"})
  void everyLinkLeadsToAFile(String page) throws IOException {
    Path file = Path.of("..").resolve(page);
    List<String> links =
        LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)).toList();
    assertThat(links)
        .isNotEmpty()
        .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
  }

  private String compile(Path file) throws IOException {
    StringWriter said = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path = System.getProperty("java.class.path");
    List<String> options =
        List.of("-cp", path, "-processorpath", path, "-d", folder.toString(), "-proc:only");
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjects(file)).call();
    }
    return said.toString().replace(System.lineSeparator(), "\n");
  }
}
