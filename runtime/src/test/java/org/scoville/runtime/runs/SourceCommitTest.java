package org.scoville.runtime.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.runtime.runs.SourceCommit.Place;

class SourceCommitTest {
  private static final String OF_RECIPE = "a".repeat(40);
  private static final String OF_HERE = "b".repeat(40);

  @TempDir Path folder;

  @BeforeEach
  void writeRepositories() throws IOException {
    repository("project", OF_RECIPE);
    repository("here", OF_HERE);
  }

  private void repository(String name, String hash) throws IOException {
    Path git = Files.createDirectories(folder.resolve(name).resolve(".git"));
    Files.writeString(git.resolve("HEAD"), hash + "\n");
  }

  private Optional<SourceCommit> of(Path classes, String current) {
    return SourceCommit.of(Optional.of(classes), folder.resolve(current));
  }

  private Path file(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void theProjectAroundTheRecipesClassesComesFirst() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("project/recipes/target/classes"));
    assertThat(of(classes, "here")).contains(new SourceCommit(OF_RECIPE, Place.RECIPE));
  }

  @ParameterizedTest
  @CsvSource({
    "project/target/recipes-1.0.jar, true",
    "project/build/libs/recipes-1.0.jar, true",
    "project/.m2/repository/recipes-1.0.jar, false",
    "project/libs/recipes-1.0.jar, false"
  })
  void aJarIsTheProjectsWhereItWasBuilt(String jar, boolean isProjects) throws IOException {
    assertThat(of(file(jar), "here"))
        .contains(
            isProjects
                ? new SourceCommit(OF_RECIPE, Place.RECIPE)
                : new SourceCommit(OF_HERE, Place.CURRENT_FOLDER));
  }

  @Test
  void withoutAProjectItIsTheCurrentFoldersOrNone() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("plain/target/classes"));
    assertThat(of(classes, "here")).contains(new SourceCommit(OF_HERE, Place.CURRENT_FOLDER));
    assertThat(SourceCommit.of(Optional.empty(), folder.resolve("here")))
        .contains(new SourceCommit(OF_HERE, Place.CURRENT_FOLDER));
    assertThat(of(classes, "plain")).isEmpty();
    assertThat(SourceCommit.of(Object.class))
        .as("Java's own")
        .isEqualTo(SourceCommit.of(Optional.empty(), Path.of("")));
  }
}
