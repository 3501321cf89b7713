package org.scoville.runtime.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostWorkTest {
  private static final String BEFORE =
      "{\"event\":\"start\",\"recipe\":\"Mild\"}\n" + step(20, "32.0") + evaluation(1, "4.0");

  @TempDir Path folder;

  private static String step(int step, String speed) {
    return "{\"event\":\"step\",\"step\":%d,\"epoch\":2,\"loss\":0.5,\"learning_rate\":1.0E-4,\"images_per_second\":%s}\n"
        .formatted(step, speed);
  }

  private static String evaluation(int epoch, String seconds) {
    return "{\"event\":\"evaluation\",\"epoch\":%d,\"weights\":\"trained\",\"top1\":50.0,\"images\":8,\"seconds\":%s}\n"
        .formatted(epoch, seconds);
  }

  private LostWork lost(String after) throws IOException {
    Path metrics = folder.resolve("metrics.jsonl");
    Files.writeString(metrics, BEFORE + after);
    int bytes = BEFORE.getBytes(StandardCharsets.UTF_8).length;
    return LostWork.after(metrics, bytes, 22, 16);
  }

  @Test
  void timesOfStepsAndEvaluationsAfterACheckpointAreLost() throws IOException {
    assertThat(lost("")).isEqualTo(LostWork.NONE);
    LostWork lost = lost(step(24, "32.0") + step(40, "64.0") + evaluation(2, "1.5"));
    assertThat(lost.steps()).isEqualTo(18);
    // Two steps of 16 images at 32 a second, sixteen at 64, and the evaluation.
    assertThat(lost.seconds()).isCloseTo(1 + 4 + 1.5, Offset.offset(1e-12));
  }

  @Test
  void whatIsDamagedIsSkipped() throws IOException {
    LostWork lost = lost(step(24, "\"Infinity\"") + step(30, "0.0") + "{\"event\":\"step\",\"st");
    assertThat(lost).isEqualTo(new LostWork(8, 0));
    assertThat(LostWork.after(folder.resolve("none"), 0, 0, 16)).isEqualTo(LostWork.NONE);
  }
}
