package org.scoville.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong clock = new AtomicLong(77);

  @Test
  void aLogFileGetsALineNowAndThenWithTheTimeLeft() {
    RunListener display = new PlainProgress(out, clock::get, 10 * SECOND);
    display.started(Reports.FACTS);
    for (int step = 1; step <= 41; step++) {
      display.step(new StepReport(step, 101, 1, 2, 0.5, 1e-5, 99.94));
      clock.addAndGet(SECOND / 2);
    }
    assertThat(text())
        .containsExactly(
            "Mild: 16 epochs of 10000 images, 1248 steps of 128 images, on cpu, cpu",
            "epoch 1/2, step 21/101: 99.9 images/s, loss 0.5000, learning rate 1.000e-05, 0:40 left",
            "epoch 1/2, step 41/101: 99.9 images/s, loss 0.5000, learning rate 1.000e-05, 0:30 left");
  }

  @Test
  void aLogFileGetsEpochsEvaluationsWarningsAndTheSummary() {
    RunListener display = ProgressDisplay.on(out, false);
    display.started(Reports.FACTS);
    display.step(Reports.STEP);
    display.epochEnded(Reports.EPOCH);
    display.evaluated(Reports.AVERAGED);
    display.warned("one image less");
    display.finished(Reports.summary(Optional.empty(), 0));
    display.close();
    assertThat(text())
        .startsWith(
            "Mild: 16 epochs of 10000 images, 1248 steps of 128 images, on cpu, cpu",
            "epoch 2/16: mean loss 0.5000, trained in 7.4 s",
            "epoch 16: 92.13 % top-1 of 10000 images with the averaged weights, in 3.2 s",
            "warning: one image less",
            "Mild: 92.13 % top-1, after 16 epochs");
  }

  @Test
  void aWaitForImagesIsToldFromATwentiethOfTheEpochOn() {
    RunListener display = ProgressDisplay.on(out, false);
    display.started(Reports.FACTS);
    display.epochEnded(new EpochReport(2, 10, 0.5, 0.49));
    display.epochEnded(new EpochReport(3, 10, 0.5, 0.5));
    display.close();
    assertThat(text())
        .contains(
            "epoch 2/16: mean loss 0.5000, trained in 10.0 s",
            "epoch 3/16: mean loss 0.5000, trained in 10.0 s, waiting for images for 0.5 s");
  }

  @Test
  void aTerminalShowsABarWithEverythingInEightyColumns() {
    TerminalProgress display = new TerminalProgress(out, clock::get);
    display.started(Reports.FACTS);
    display.step(new StepReport(623, 1248, 8, 16, 0.43125, 0.1, 1812.34));
    clock.addAndGet(SECOND);
    display.step(new StepReport(624, 1248, 8, 16, 0.43125, 0.1, 1812.34));
    display.close();
    assertThat(lastShown())
        .isEqualTo(
            "[====     ] 50% epoch 8/16, 10:24 left, 1812 images/s, loss 0.4313, rate 0.1000")
        .hasSize(79);
  }

  @Test
  void aTerminalsBarGivesWayToLongWords() {
    TerminalProgress display = new TerminalProgress(out, clock::get);
    display.started(Reports.FACTS);
    display.step(new StepReport(1247, 1248, 270, 270, 0.43125, 1e-5, 21812.34));
    display.close();
    assertThat(lastShown())
        .isEqualTo(
            "[============= ] 99% epoch 270/270, 21812 images/s, loss 0.4313, rate 1.000e-05")
        .hasSize(79);
  }

  @Test
  void whatStaysAppearsAboveTheBarWithoutItsRemains() {
    TerminalLine line = new TerminalLine(out);
    line.accept("[==========] a long bar");
    line.println("short");
    line.accept("[=]");
    line.close();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\r[==========] a long bar"
                + "\rshort                  "
                + System.lineSeparator()
                + "[==========] a long bar"
                + "\r[=]                    "
                + System.lineSeparator());
  }

  @Test
  void aTerminalGetsTheSummaryAfterTheBar() {
    RunListener display = ProgressDisplay.on(out, true);
    display.started(Reports.FACTS);
    display.step(Reports.STEP);
    display.epochEnded(Reports.EPOCH);
    display.evaluated(Reports.TRAINED);
    display.warned("one image less");
    display.finished(Reports.summary(Optional.empty(), 0));
    display.close();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("epoch 2/16: mean loss 0.5000, trained in 7.4 s")
        .contains("epoch 16: 91.80 % top-1 of 10000 images with the trained weights, in 3.2 s")
        .contains("warning: one image less")
        .containsOnlyOnce("versions  Java 17.0.15")
        .doesNotContain("\u001b");
  }

  @Test
  void aRunThatFailsBeforeItStartsClosesItsDisplayToo() {
    ProgressDisplay.on(out, true).close();
    ProgressDisplay.on(out, false).close();
    assertThat(bytes.size()).isZero();
  }

  @Test
  void timeIsWrittenAsOnAClock() {
    assertThat(ReportText.clock(0)).isEqualTo("0:00");
    assertThat(ReportText.clock(80)).isEqualTo("1:20");
    assertThat(ReportText.clock(7500)).isEqualTo("2:05:00");
  }

  @Test
  void lossesKeepFourDigitsThatCount() {
    assertThat(ReportText.small(0)).isEqualTo("0.0000");
    assertThat(ReportText.small(0.43125)).isEqualTo("0.4313");
    assertThat(ReportText.small(0.00012346)).isEqualTo("1.235e-04");
    assertThat(ReportText.small(1234567)).isEqualTo("1.235e+06");
    assertThat(ReportText.small(Double.NaN)).isEqualTo("NaN");
  }

  private List<String> text() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The text on the terminal's last line: the part after the last carriage return. */
  private String lastShown() {
    String all = bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    return all.substring(all.lastIndexOf('\r') + 1);
  }
}
