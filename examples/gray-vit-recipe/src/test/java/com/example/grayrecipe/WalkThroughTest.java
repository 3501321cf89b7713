package com.example.grayrecipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about plug-ins, held to the two modules that it walks through. */
class WalkThroughTest {
  private static final Path EXAMPLES = Path.of("..");
  private static final Path PAGE = Path.of("..", "..", "docs", "plug-in.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everySnippetIsThereInAFile() throws IOException {
    List<String> files = new ArrayList<>();
    for (String module : List.of("gray-vit", "gray-vit-recipe")) {
      try (Stream<Path> walk = Files.walk(EXAMPLES.resolve(module).resolve("src"))) {
        for (Path file : walk.filter(it -> it.toString().endsWith(".java")).toList()) {
          files.add(words(Files.readString(file)));
        }
      }
    }
    assertThat(JAVA.matcher(Files.readString(PAGE)).results())
        .isNotEmpty()
        .allSatisfy(
            snippet -> assertThat(files).anyMatch(file -> file.contains(words(snippet.group(1)))));
  }

  /** Without the white space, which lies differently where lines are broken. */
  private static String words(String source) {
    return source.replaceAll("\\s+", "");
  }

  @Test
  void everyRegistrationIsTold() throws IOException {
    Path home = EXAMPLES.resolve(Path.of("gray-vit", "target", "classes", "META-INF", "services"));
    try (Stream<Path> services = Files.list(home)) {
      assertThat(services)
          .isNotEmpty()
          .allSatisfy(
              service -> {
                String type = service.getFileName().toString();
                String provider = Files.readString(service).strip();
                assertThat(Files.readString(PAGE))
                    .contains("| `%s` | [`%s`]".formatted(simple(type), simple(provider)));
              });
    }
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
