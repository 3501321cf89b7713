package org.scoville.runtime.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder where native libraries are unpacked and loaded from, which no other user can write to.
 *
 * <p>Without a writable home DJL would use {@code /tmp/.djl.ai}, where any user can place a library
 * that then runs as this user.
 *
 * @param path the folder
 * @param reason why it is a temporary folder, to be deleted at the end of this process; empty if it
 *     is permanent
 */
public record NativeFolder(Path path, Optional<String> reason) {
  private static final List<String> SETTINGS = List.of("ENGINE_CACHE_DIR", "DJL_CACHE_DIR");
  private static final String NAME = ".djl.ai";

  /**
   * Where JavaCPP unpacks OpenCV; without it, below the home, or else below the temporary folder.
   */
  private static final String JAVACPP = "org.bytedeco.javacpp.cachedir";

  /**
   * Chooses the folder that the user has set, or one in the user's home, or a temporary one, and
   * configures DJL, JNA and JavaCPP to use it.
   *
   * @throws EngineProblem if others can write to the folder that was set, or no folder can be made
   */
  public static NativeFolder settle() {
    NativeFolder folder = choose(System.getenv());
    System.setProperty(SETTINGS.get(0), folder.path().toAbsolutePath().toString());
    if (System.getProperty("jna.tmpdir") == null && Files.isWritable(folder.path())) {
      System.setProperty("jna.tmpdir", folder.path().resolve("jna").toString());
    }
    if (System.getProperty(JAVACPP) == null) {
      System.setProperty(JAVACPP, folder.path().toAbsolutePath().resolve("javacpp").toString());
    }
    return folder;
  }

  /** The choice alone. */
  static NativeFolder choose(Map<String, String> environment) {
    try {
      Optional<Ownership> mine = Ownership.mine();
      for (String setting : SETTINGS) {
        String value = environment.getOrDefault(setting, System.getProperty(setting));
        if (value != null && !value.isEmpty()) {
          return set(setting, Path.of(value), mine);
        }
      }
      List<String> reasons = new ArrayList<>();
      for (@Nullable String home :
          new String[] {System.getProperty("user.home"), environment.get("HOME")}) {
        Optional<String> flaw = flawOfHome(home, mine);
        if (flaw.isEmpty()) {
          return new NativeFolder(Path.of(String.valueOf(home)).resolve(NAME), Optional.empty());
        }
        reasons.add(flaw.get());
      }
      return fresh(reasons.get(0), mine);
    } catch (IOException e) {
      throw new EngineProblem(
          "there is no folder for libtorch (%s); set DJL_CACHE_DIR to a folder of your own"
              .formatted(e),
          e);
    }
  }

  private static NativeFolder set(String setting, Path folder, Optional<Ownership> mine)
      throws IOException {
    Optional<String> flaw = flaw(folder, mine);
    if (flaw.isPresent()) {
      throw new EngineProblem(
          "%s is %s, and %s, so that libraries there would run as you; choose a folder of your own"
              .formatted(setting, folder, flaw.get()),
          null);
    }
    make(folder);
    return new NativeFolder(folder, Optional.empty());
  }

  /** The reason why a home can't hold the folder; creates the folder if there is none. */
  private static Optional<String> flawOfHome(@Nullable String home, Optional<Ownership> mine)
      throws IOException {
    if (home == null || home.isEmpty()) {
      return Optional.of("there is no home folder");
    }
    Path folder = Path.of(home).resolve(NAME);
    if (!folder.isAbsolute() || !Files.isDirectory(Path.of(home))) {
      return Optional.of("there is no home folder %s".formatted(home));
    }
    Optional<String> flaw = flaw(folder, mine);
    if (flaw.isPresent()) {
      return flaw;
    }
    try {
      make(folder);
      Files.delete(Files.createTempFile(folder, "", ".probe"));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("%s can't be written to".formatted(folder));
    }
  }

  private static Optional<String> flaw(Path folder, Optional<Ownership> mine) throws IOException {
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> flaw = mine.get().flaw(folder);
    for (String each : List.of("pytorch", "jna", "javacpp")) {
      flaw = flaw.isPresent() ? flaw : mine.get().flawWithin(folder.resolve(each), folder);
    }
    return flaw;
  }

  private static NativeFolder fresh(String reason, Optional<Ownership> mine) throws IOException {
    Path folder = Files.createTempDirectory("scoville-");
    Optional<String> flaw = flaw(folder, mine);
    if (flaw.isPresent()) {
      Files.delete(folder);
      throw new EngineProblem(
          "there is no folder for libtorch (%s, and %s); set DJL_CACHE_DIR to a folder of your own"
              .formatted(reason, flaw.get()),
          null);
    }
    NativeFolder fresh = new NativeFolder(folder, Optional.of(reason));
    Runtime.getRuntime().addShutdownHook(new Thread(fresh::remove, "scoville-native-folder"));
    return fresh;
  }

  private static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mineAlone =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(folder, mineAlone);
  }

  /** Deletes the folder if it is temporary. */
  public void remove() {
    if (reason.isEmpty() || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new EngineProblem("%s can't be deleted (%s); delete it".formatted(path, e), e);
    }
  }
}
