package org.scoville.runtime.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits as Git itself names them, and files that no Git has written. */
class GitCommitTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;

  private String git(Path in, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c"));
    command.addAll(List.of("user.email=a@b", "-c", "commit.gpgsign=false"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
    builder.redirectErrorStream(true).environment().keySet().removeIf(n -> n.startsWith("GIT_"));
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.strip();
  }

  private Path repository() throws IOException, InterruptedException {
    Path project = Files.createDirectory(folder.resolve("project"));
    git(project, "init", "-q", "-b", "main/line");
    git(project, "commit", "-q", "--allow-empty", "-m", "one");
    return project;
  }

  @Test
  void theCommitIsTheOneThatGitNames() throws Exception {
    Path project = repository();
    String first = git(project, "rev-parse", "HEAD");
    assertThat(GitCommit.of(project)).contains(first);
    assertThat(GitCommit.of(Files.createDirectories(project.resolve("a/b")))).contains(first);

    git(project, "pack-refs", "--all");
    assertThat(project.resolve(".git/refs/heads/main/line")).doesNotExist();
    assertThat(GitCommit.of(project)).as("from packed-refs").contains(first);

    git(project, "commit", "-q", "--allow-empty", "-m", "two");
    String second = git(project, "rev-parse", "HEAD");
    assertThat(second).isNotEqualTo(first);
    assertThat(GitCommit.of(project)).as("a loose name before a packed one").contains(second);

    git(project, "checkout", "-q", first);
    assertThat(GitCommit.of(project)).as("without a branch").contains(first);
  }

  @Test
  void aSecondWorkTreeHasItsOwn() throws Exception {
    Path project = repository();
    String first = git(project, "rev-parse", "HEAD");
    Path other = folder.resolve("other");
    git(project, "worktree", "add", "-q", "-b", "side", other.toString());
    assertThat(other.resolve(".git")).isRegularFile();
    assertThat(GitCommit.of(other)).contains(first);
    git(other, "commit", "-q", "--allow-empty", "-m", "two");
    assertThat(GitCommit.of(other)).contains(git(other, "rev-parse", "HEAD"));
    assertThat(GitCommit.of(project)).contains(first);
    git(project, "pack-refs", "--all");
    assertThat(GitCommit.of(other)).contains(git(other, "rev-parse", "HEAD"));
  }

  @Test
  void aRepositoryWithoutACommitHasNone() throws Exception {
    git(folder, "init", "-q");
    assertThat(GitCommit.of(folder)).isEmpty();
  }

  @Test
  void aNameOfANameIsFollowedAndACircleIsNot() throws IOException {
    Path git = Files.createDirectories(folder.resolve(".git/refs/heads"));
    Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/a\n");
    Files.writeString(git.resolve("a"), "ref: refs/heads/b\n");
    Files.writeString(git.resolve("b"), HASH + "\n");
    assertThat(GitCommit.of(folder)).contains(HASH);
    Files.writeString(git.resolve("b"), "ref: refs/heads/a\n");
    assertThat(GitCommit.of(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "ref: ",
        "ref: refs/heads/none",
        "ref: refs/heads/../../../secret",
        "ref: /secret",
        "0123",
        "\0\0\0",
        "ref: refs/heads/\0"
      })
  void aBrokenHeadIsNoCommit(String head) throws IOException {
    Files.createDirectories(folder.resolve(".git/refs/heads"));
    Files.writeString(folder.resolve("secret"), HASH);
    Files.writeString(folder.resolve(".git/HEAD"), head);
    assertThat(GitCommit.of(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gitdir", "gitdir: nowhere", "gitdir: \0"})
  void aBrokenLinkToARepositoryIsNoCommit(String link) throws IOException {
    Files.writeString(folder.resolve(".git"), link);
    assertThat(GitCommit.of(folder)).isEmpty();
  }
}
