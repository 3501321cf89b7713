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

/** Compares the page about plug-ins with the two modules that it describes. */
class WalkThroughTest {
  private static final Path EXAMPLES = Path.of("..");
  private static final Path PAGE = Path.of("..", "..", "docs", "plug-in.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everySnippetIsFromAFile() throws IOException {
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

  /** The source without white space, because the page breaks lines elsewhere. */
  private static String words(String source) {
    return source.replaceAll("\\s+", "");
  }

  @Test
  void everyRegistrationIsOnThePage() throws IOException {
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
