package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A class beside a recipe may hide a package that only what the recipe drops is named by. */
final class HidingNeighborTest {
  /** Named like one of our own classes, so it goes by its package. */
  private static final String DROPPED = "package zoo; public final class Module {}";

  private static final String GIVEN =
      """
      package zoo;

      import org.scoville.recipe.*;

      public interface Given extends First { @Override @Without Module some(); }

      interface First { @Algorithm Module some(); }
      """;
  private static final String RECIPE =
      """
      import zoo.Given;

      @Recipe(epochs = 90, batchSize = 2048)
      public interface Odd extends Calm, Given {}

      class zoo {}
      """;

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void itIsReportedAtTheRecipe(JavaCompilers compiler) throws IOException {
    Path folder = output.resolve("files");
    List<Path> files = new ArrayList<>(Sources.in(folder).with("Odd", RECIPE).files());
    files.add(Files.writeString(folder.resolve("Module.java"), DROPPED));
    files.add(Files.writeString(folder.resolve("Given.java"), GIVEN));
    Compilation compilation = compiler.compile(files, output.resolve("out"));
    assertThat(compilation.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.id()).isEqualTo("name-taken");
              assertThat(message.text()).contains("demo.zoo hides a package of these.");
            });
  }
}
