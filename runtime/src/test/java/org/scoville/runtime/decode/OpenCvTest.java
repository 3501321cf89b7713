package org.scoville.runtime.decode;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCvTest {
  private static final int LONGEST_SECONDS = 120;

  @TempDir Path folder;

  /** What a child says on standard output; nothing may be on standard error. */
  private List<String> child(String classPath, List<String> options, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(options);
    command.add(DecodingChild.class.getName());
    command.addAll(List.of(words));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("CLASSPATH", classPath);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(err)).isEmpty();
    assertThat(process.exitValue()).isZero();
    return Files.readAllLines(out);
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  @Test
  void itIsHere() {
    assertThat(OpenCv.flaw()).isEmpty();
  }

  @Test
  void itLivesBesideLibtorchWhicheverComesFirst() throws Exception {
    List<String> said = List.of("decoded", "convolved 1944.0", "decoded");
    assertThat(child(classPath(), List.of(), "decode", "convolve", "decode")).isEqualTo(said);
    assertThat(child(classPath(), List.of(), "convolve", "decode", "convolve"))
        .containsExactly("convolved 1944.0", "decoded", "convolved 1944.0");
  }

  @Test
  void nothingIsPrintedForDamagedFiles() throws Exception {
    assertThat(child(classPath(), List.of(), "damaged")).containsExactly("true true");
  }

  @Test
  void withoutItsJarThereIsAReason() throws Exception {
    String others =
        Arrays.stream(classPath().split(File.pathSeparator, -1))
            .filter(jar -> !jar.matches(".*opencv-4[^/]*-(linux|macosx|windows)-.*"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(child(others, List.of(), "flaw"))
        .singleElement()
        .asString()
        .matches("OpenCV for \\S+ is not on the class path");
  }

  @Test
  void aFolderThatCannotBeMadeIsAReason() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    String option = "-Dorg.bytedeco.javacpp.cachedir=" + file.resolve("below");
    assertThat(child(classPath(), List.of(option), "flaw"))
        .singleElement()
        .asString()
        .startsWith("OpenCV can't be unpacked into ");
  }

  /** Of all that OpenCV has, JPEG needs little; the README states how much is unpacked. */
  @Test
  void onlyWhatJpegNeedsIsUnpacked() throws Exception {
    String option = "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache");
    assertThat(child(classPath(), List.of(option), "decode")).containsExactly("decoded");
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.contains("opencv_"))
          .allMatch(name -> name.matches(".*opencv_(core|imgproc|imgcodecs).*"));
    }
  }
}
