package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.runtime.launch.SmallImages.SIDE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.data.LoaderMemory;
import org.scoville.text.NumberText;

class BenchLoaderTest {
  @TempDir Path folder;

  private Invocation bench(Object... args) {
    return Invocation.scoville(
        Stream.concat(Stream.of("bench", "loader"), Stream.of(args)).toArray(Object[]::new));
  }

  @Test
  void theLoadersTableIsFollowedByAVerdictWithItsNumbers() {
    Path data = SmallImages.jpeg(folder.resolve("data"), 40, 16);
    List<String> lines =
        bench("small-folder", "--data", data, "--seconds", 1, "--steps", 1)
            .worked()
            .out()
            .lines()
            .toList();
    int cores = Runtime.getRuntime().availableProcessors();
    int ofRun = Math.max(1, cores / 2);
    int table =
        lines.indexOf(
            lines.stream().filter(it -> it.startsWith("threads")).findFirst().orElseThrow());
    assertThat(lines.subList(0, table)).anyMatch(line -> line.startsWith("JPEG: "));
    assertThat(lines.get(table).strip().split(" +"))
        .containsExactly(
            "threads", "images/s", "us/image", "read", "decode", "crop", "augment", "write");
    List<String> rows = lines.subList(table + 1, lines.size() - 3);
    assertThat(rows).allSatisfy(row -> assertThat(row).matches("( +\\d+){8}"));
    assertThat(rows.stream().map(row -> Integer.valueOf(row.strip().split(" +", 2)[0])))
        .isSorted()
        .contains(1, ofRun, cores);
    LoaderMemory memory =
        LoaderMemory.of(1, 16 * 8 * 8 * 3, new LoaderMemory.Largest(SIDE, SIDE, 700));
    assertThat(lines.get(lines.size() - 3))
        .startsWith(
            "memory: batches of 16 ahead take 49 kB; with %s and images of up to 12 x 12 as here, -XX:MaxDirectMemorySize has to allow %s and -Xmx "
                .formatted(
                    NumberText.count(ofRun, "thread"), FreeSpace.words(memory.direct(ofRun))))
        .containsPattern(" and -Xmx \\d+\\.\\d MB besides the rest of the run$");
    assertThat(lines.get(lines.size() - 2))
        .matches(
            "a run's loader gives \\d+ images/s on %s, and the device trains on \\d+"
                .formatted(NumberText.count(ofRun, "thread")));
    assertThat(lines.get(lines.size() - 1))
        .matches("the (device|loader) is the bottleneck: .*\\d+.*");
  }

  @Test
  void theMemoryIsThatOfTheRunsBatchAndOfTheLargestImage() {
    Path data = SmallImages.png(folder.resolve("data"), 40, 16);
    SmallImages.gradient(data.resolve("train/class-0/large.png"), 1000, 700);
    String printed =
        bench("small-folder", "--data", data, "--seconds", 1, "--steps", 0, "--batch-size", 32)
            .worked()
            .out();
    assertThat(printed)
        .contains("memory: batches of 32 ahead take 98 kB; ", "images of up to 1000 x 700 as here");
  }

  @Test
  void withoutStepsNoDeviceIsMeasured() {
    Path data = SmallImages.jpeg(folder.resolve("data"), 40, 16);
    assertThat(bench("small-folder", "--data", data, "--seconds", 1, "--steps", 0).worked().out())
        .doesNotContain("bottleneck");
  }

  @Test
  void whatCannotBeMeasuredIsRefused() throws Exception {
    Path data = SmallImages.jpeg(folder.resolve("data"), 40, 16);
    bench("small-folder").misused("bench loader needs images; give --data PATH");
    bench("small-folder", "--data", data, "--seconds", 0).misused("--seconds is 0; set it to at");
    bench("small-folder", "--data", data, "--steps", -1).misused("--steps is -1; set it to at");
    bench("small-folder", "--data", data, "--devices", "gpu").misused("\"gpu\" is not a device");
    bench("small-folder", "--data", folder.resolve("no")).misused("nothing is there");
    bench("small-folde", "--data", data).misused("did you mean SmallFolder?");
    bench().misused("needs RECIPE");
    for (int i = 0; i < 40; i++) {
      Path image = data.resolve("train/class-%d/image-%03d.jpg".formatted(i % 4, i));
      Files.writeString(image, "no image");
    }
    bench("small-folder", "--data", data, "--seconds", 1, "--steps", 0)
        .failed("none of the images could be loaded", "scoville inspect");
  }
}
