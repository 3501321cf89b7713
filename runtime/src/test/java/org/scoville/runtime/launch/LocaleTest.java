package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names of files in a locale of ASCII alone, which is docker's default. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "names are bytes on Linux alone")
class LocaleTest {
  private static final String SIZE = "gr%C3%B6%C3%9Fe";
  private static final int LONGEST_SECONDS = 120;

  @TempDir Path folder;

  /** Text of a process and its exit code. */
  private record Printed(int code, String out, String err) {}

  @BeforeEach
  void theShellIsThere() {
    assumeThat(Path.of("/bin/sh")).exists();
  }

  /** A path by its bytes, whatever the locale of this test is. */
  private static Path named(Path parent, String percentEncoded) {
    String uri = parent.toUri().toString();
    return Path.of(URI.create((uri.endsWith("/") ? uri : uri + "/") + percentEncoded));
  }

  private Printed scoville(String arguments) throws Exception {
    String options =
        Runtime.version().feature() >= 24
            ? "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "
            : "";
    Path out = folder.resolve("stdout.txt");
    Path err = folder.resolve("stderr.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "exec \"$JAVA\" -Xmx1g " + options + Scoville.class.getName() + " " + arguments)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Printed(process.exitValue(), text(out), text(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  @Test
  void classesAndFilesOfAnyLettersAreReadAndPrinted() throws Exception {
    Path data = SmallImages.jpeg(folder.resolve("data"), 32, 8);
    for (String split : new String[] {"train", "val"}) {
      Path named = named(data.resolve(split), SIZE);
      Files.move(data.resolve(split).resolve("class-1"), named);
      // Not UTF-8 at all.
      Files.move(named.resolve("image-001.jpg"), named(named, "a%FFb.jpg"));
    }
    Path train = named(data.resolve("train"), SIZE);
    Files.writeString(named(train, "%C3%A4.jpg"), "no image");
    Files.writeString(named(train, "%C3%A4.txt"), "no image");
    Printed printed = scoville("train small-folder --epochs 1 --data data --out out");
    assertThat(printed.err()).isEmpty();
    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .contains("training on 33 images in 4 classes; left out: 1 file that is no image")
        .contains("(größe/ä.txt)")
        .contains("skipped an image: data/train/größe/ä.jpg can't be read: it is neither");
    assertThat(Metrics.read(folder.resolve("out")).all("images").get(0).toString())
        .contains("größe/ä.txt");
  }

  @Test
  void theNamesOfClassesOfAnyLettersArePacked() throws Exception {
    Path data = SmallImages.jpeg(folder.resolve("data"), 32, 8).resolve("train");
    Files.move(data.resolve("class-1"), named(data, SIZE));
    Printed printed = scoville("pack data/train all.beton");
    assertThat(printed.err()).isEmpty();
    assertThat(folder.resolve("all.beton.classes.txt"))
        .hasContent("class-0\nclass-2\nclass-3\ngröße\n");
    assertThat(scoville("inspect all.beton").out()).contains("images: 32 images in 4 classes");
  }

  @Test
  void aFolderThatCannotBeSaidOnTheCommandLineIsExplained() throws Exception {
    Files.createDirectories(named(folder, SIZE));
    Printed file = scoville("pack data \"$(printf 'gr\\303\\266\\303\\237e')\"");
    assertThat(file.code()).isEqualTo(2);
    assertThat(file.err()).startsWith("scoville: OUT: ").contains("run with LC_ALL=C.UTF-8; see");
    Printed printed = scoville("train small-folder --data \"$(printf 'gr\\303\\266\\303\\237e')\"");
    assertThat(printed.code()).isEqualTo(2);
    assertThat(printed.err().strip().lines()).hasSize(1);
    assertThat(printed.err()).contains("--data").contains("run with LC_ALL=C.UTF-8");
  }
}
