package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have no owner as Unix knows it")
class NativeFolderTest {
  private static final int OTHER_USER = 54_321;

  @TempDir Path folder;
  private String home = "";

  @BeforeEach
  void ownHome() {
    home = System.getProperty("user.home");
    System.clearProperty("ENGINE_CACHE_DIR");
    System.setProperty("user.home", folder.toString());
  }

  @AfterEach
  void formerHome() {
    System.setProperty("user.home", home);
    System.clearProperty("ENGINE_CACHE_DIR");
  }

  private static void mode(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static NativeFolder chosen() {
    return NativeFolder.choose(Map.of());
  }

  /** Checks that a folder of this process alone was made, and deletes it. */
  private static void isFresh(NativeFolder chosen, String reason) throws IOException {
    assertThat(chosen.reason().orElse("")).contains(reason);
    assertThat(chosen.path()).isDirectory().isNotEqualTo(Path.of("/tmp/.djl.ai"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(chosen.path())))
        .isEqualTo("rwx------");
    Files.writeString(Files.createDirectories(chosen.path().resolve("pytorch")).resolve("a"), "");
    chosen.remove();
    assertThat(chosen.path()).doesNotExist();
  }

  @Test
  void itIsInTheUsersHomeForTheUserAlone() throws IOException {
    NativeFolder chosen = chosen();
    assertThat(chosen.path()).isEqualTo(folder.resolve(".djl.ai")).isDirectory();
    assertThat(chosen.reason()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(chosen.path())))
        .isEqualTo("rwx------");
    chosen.remove();
    assertThat(chosen.path()).exists();
    assertThat(chosen()).isEqualTo(chosen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nonexistent", "?", ""})
  void withoutAHomeItIsAFreshOne(String none) throws IOException {
    System.setProperty("user.home", none);
    isFresh(chosen(), "there is no home folder");
    NativeFolder second = NativeFolder.choose(Map.of("HOME", folder.toString()));
    assertThat(second.path()).isEqualTo(folder.resolve(".djl.ai"));
  }

  @Test
  void aHomeWhereNothingCanBeMadeIsNone() throws IOException {
    Files.writeString(folder.resolve(".djl.ai"), "in the way");
    isFresh(chosen(), "can't be written to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxrwx-w-"})
  void aFolderThatOthersCanWriteToIsNotUsed(String permissions) throws IOException {
    Path own = Files.createDirectory(folder.resolve(".djl.ai"));
    mode(own, permissions);
    isFresh(chosen(), "others can write to " + own);
    mode(own, "rwx------");
    mode(folder, permissions);
    isFresh(chosen(), "others can write to " + folder);
  }

  @Test
  void aLibraryThatOthersCanWriteToIsNotUsed() throws IOException {
    Path engine = Files.createDirectories(folder.resolve(".djl.ai/pytorch/2.7.1-cpu-linux-x86_64"));
    Path library = Files.writeString(engine.resolve("libtorch.so"), "");
    mode(library, "rw-rw-rw-");
    mode(folder.resolve(".djl.ai"), "rwxr-xr-x");
    isFresh(chosen(), "others can write to " + library);
    mode(folder.resolve(".djl.ai"), "rwx------");
    assertThat(chosen().reason()).as("nobody else gets there").isEmpty();
  }

  @Test
  void aFolderOfAnotherUserIsNotUsed() throws IOException {
    Path own = Files.createDirectory(folder.resolve(".djl.ai"));
    try {
      Files.setAttribute(own, "unix:uid", OTHER_USER);
    } catch (FileSystemException e) {
      assumeTrue(false, "only root can give a folder away: " + e);
    }
    isFresh(chosen(), own + " belongs to ");
    assertThatThrownBy(() -> NativeFolder.choose(Map.of("DJL_CACHE_DIR", own.toString())))
        .isInstanceOf(EngineProblem.class)
        .hasMessageContaining("DJL_CACHE_DIR is " + own)
        .hasMessageContaining("belongs to ");
  }

  @Test
  void whatTheUserHasSetStaysUnlessItIsOthersToo() throws IOException {
    Path set = folder.resolve("set");
    Map<String, String> both =
        Map.of("DJL_CACHE_DIR", folder.toString(), "ENGINE_CACHE_DIR", set.toString());
    assertThat(NativeFolder.choose(both).path()).isEqualTo(set).isDirectory();
    mode(set, "rwxrwxrwx");
    assertThatThrownBy(() -> NativeFolder.choose(both))
        .isInstanceOf(EngineProblem.class)
        .hasMessageContaining("ENGINE_CACHE_DIR is " + set + ", and others can write to " + set)
        .hasMessageContaining("choose a folder of your own");
  }
}
