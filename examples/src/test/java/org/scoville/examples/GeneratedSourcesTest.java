package org.scoville.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The build has generated for each example what was agreed on. */
class GeneratedSourcesTest {
  private static final Path GENERATED =
      Path.of("target/generated-sources/annotations/org/scoville/examples");
  private static final Path AGREED = Path.of("src/test/resources/org/scoville/examples/generated");
  private static final int WIDTH = 100;

  static List<Path> generated() throws IOException {
    return files(GENERATED, ".java", 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("generated")
  void itIsWhatWasAgreedOn(Path file) throws IOException {
    Path agreed = AGREED.resolve(file.getFileName() + ".golden");
    if ("write".equals(System.getProperty("scoville.golden.generated"))) {
      Files.createDirectories(AGREED);
      Files.writeString(agreed, Files.readString(file));
    }
    assertThat(file)
        .as(
            "generated code has changed; if it is meant to, agree with mvn -pl recipes,examples -am"
                + " test -Dtest=GeneratedSourcesTest -Dscoville.golden.generated=write"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .hasSameTextualContentAs(agreed);
  }

  @Test
  void nothingIsAgreedOnThatIsNotGenerated() throws IOException {
    assertThat(files(AGREED, ".golden", 1))
        .extracting(file -> file.getFileName().toString().replace(".golden", ""))
        .containsExactlyElementsOf(
            generated().stream().map(file -> file.getFileName().toString()).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("generated")
  void noLineIsLongerThanAHundredColumns(Path file) throws IOException {
    assertThat(Files.readString(file).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
  }

  private static List<Path> files(Path folder, String ending, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
