package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that one mistake in a recipe gets one finding. */
final class OneFindingTest {
  private static final String RECIPE =
      "@Recipe(epochs = 90, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)\n";

  @TempDir private Path output;

  @ParameterizedTest
  @EnumSource
  void aReturnTypeThatClashesIsTheOnlyFindingAboutItsMethod(JavaCompilers compiler) {
    assertThat(
            ids(
                compiler,
                "public interface Tuned extends Calm {"
                    + " @Override @Optimizer @ResNet.With String optimizer(); }"))
        .containsExactly("return-types-clash");
  }

  @ParameterizedTest
  @EnumSource
  void aMethodWithoutItsRoleIsTheOnlyFindingAboutTheRole(JavaCompilers compiler) {
    assertThat(
            ids(
                compiler,
                "public interface Tuned extends Calm {"
                    + " @Override @ImageFolder.With(crop = 176) ImageFolder evaluate(); }"))
        .containsExactly("role-unclear");
  }

  @ParameterizedTest
  @EnumSource
  void aRoleThatNoMethodIsLikelyMeantForIsStillMissing(JavaCompilers compiler) {
    assertThat(
            ids(
                compiler,
                "public interface Tuned extends Calm {"
                    + " @Override @Without Loader train();"
                    + " @Override @Without Loader evaluate();"
                    + " @ImageFolder.With(crop = 176) ImageFolder evaluation(); }"))
        .containsExactlyInAnyOrder("missing-ingredient", "role-unclear");
  }

  private List<String> ids(JavaCompilers compiler, String body) {
    Sources sources = Sources.in(output.resolve("files")).with("Tuned", RECIPE + body);
    return compiler.compile(sources.files(), output.resolve("out")).messages().stream()
        .map(Message::id)
        .toList();
  }
}
