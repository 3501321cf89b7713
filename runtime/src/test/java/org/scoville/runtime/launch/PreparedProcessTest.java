package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that decode images, in processes of their own: native libraries load once. */
class PreparedProcessTest {
  private static final int LONGEST_SECONDS = 120;

  @TempDir Path folder;

  private Path data;
  private Path temporary;

  /** Text of a process that did what was asked. */
  private record Printed(String out, String err) {}

  @BeforeEach
  void imagesAndAnEmptyFolderForTemporaryFiles() throws IOException {
    data = SmallImages.jpeg(folder.resolve("data"), 32, 8);
    temporary = Files.createDirectories(folder.resolve("temporary"));
  }

  /** Runs a command as a user without a home. */
  private Printed scoville(String classPath, List<String> jvm, Object... args) throws Exception {
    Path nowhere = folder.resolve("nowhere");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-Duser.home=" + nowhere, "-Djava.io.tmpdir=" + temporary));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(jvm);
    command.add(Scoville.class.getName());
    Arrays.stream(args).map(Object::toString).forEach(command::add);
    Path out = folder.resolve("stdout.txt");
    Path err = folder.resolve("stderr.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.endsWith("_CACHE_DIR"));
    builder.environment().put("HOME", nowhere.toString());
    builder.environment().put("CLASSPATH", classPath);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      Printed printed = new Printed(Files.readString(out), Files.readString(err));
      assertThat(process.exitValue()).as(printed.toString()).isZero();
      assertThat(printed.err()).isEmpty();
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static String withoutOpenCv() {
    return Arrays.stream(classPath().split(File.pathSeparator, -1))
        .filter(jar -> !jar.matches(".*opencv-4[^/]*-(linux|macosx|windows)-.*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void nativeLibrariesAreUnpackedToTheFolderThatIsSet() throws Exception {
    for (Object[] args :
        new Object[][] {
          {"inspect", data},
          {"pack", data, folder.resolve("packed")},
          {"bench", "loader", "small-folder", "--data", data, "--seconds", 1, "--steps", 0}
        }) {
      Path own = folder.resolve("libraries-" + args[0]);
      scoville(classPath(), List.of("-DDJL_CACHE_DIR=" + own), args);
      assertThat(own.resolve("javacpp")).isNotEmptyDirectory();
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void aFolderForOnceIsSaidAndDeletedAtTheEnd() throws Exception {
    for (Object[] args :
        new Object[][] {{"inspect", data}, {"pack", data, folder.resolve("packed")}}) {
      assertThat(scoville(classPath(), List.of(), args).out())
          .startsWith("native libraries (libtorch: 450 MB) are unpacked to " + temporary)
          .contains(" and deleted at the end, because ", "; set DJL_CACHE_DIR to a folder");
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void whereTheJdkReadsJpegTheReasonIsSaid() throws Exception {
    List<String> own = List.of("-DDJL_CACHE_DIR=" + folder.resolve("libraries"));
    String line =
        "(?s).*JPEG: the JDK's reader, because OpenCV for \\S+ is not on the class path\n.*";
    assertThat(scoville(withoutOpenCv(), own, "inspect", data).out()).matches(line);
    Path packed = folder.resolve("packed");
    assertThat(scoville(withoutOpenCv(), own, "pack", data, packed, "--mode", "jpg").out())
        .matches(line)
        .contains("train.beton: 32 images packed");
    assertThat(scoville(classPath(), own, "inspect", packed, "--decode").out())
        .doesNotContain("JPEG:", "can't be read");
  }
}
