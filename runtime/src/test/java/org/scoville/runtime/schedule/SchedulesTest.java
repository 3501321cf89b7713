package org.scoville.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scoville.fact.Granularity;
import org.scoville.fact.RunClock;
import org.scoville.ingredient.RateCurve;
import org.scoville.runtime.golden.Covers;
import org.scoville.schedule.Constant;
import org.scoville.schedule.CosineDecay;
import org.scoville.schedule.LinearDecay;
import org.scoville.schedule.MultiStep;
import org.scoville.schedule.PolynomialDecay;
import org.scoville.schedule.StepDecay;
import org.scoville.schedule.Triangular;

/** Each schedule against its formula, written out once more, at any step of any run. */
@Covers({
  CosineDecay.class,
  LinearDecay.class,
  PolynomialDecay.class,
  MultiStep.class,
  StepDecay.class,
  Constant.class,
  Triangular.class
})
class SchedulesTest {
  private static final Offset<Double> NEAR = Offset.offset(1e-12);

  /**
   * A moment of a run, in whole batches.
   *
   * @param perEpoch batches of an epoch
   * @param epochs epochs of the run
   * @param warmup batches of warm-up
   * @param end batch at which a decay ends
   * @param step batch that is asked for
   */
  record Moment(int perEpoch, int epochs, int warmup, int end, int step) {
    int steps() {
      return perEpoch * epochs;
    }

    double warmupEpochs() {
      return (double) warmup / perEpoch;
    }

    double endFraction() {
      return (double) end / steps();
    }

    double of(RateCurve rate) {
      return rate.factor(step, steps(), perEpoch);
    }

    double risen() {
      return (double) step / warmup;
    }

    /** How much of the time from the warm-up's end to the decay's has gone by. */
    double gone() {
      return end <= warmup ? 0 : Math.min(1.0, (step - warmup) / (double) (end - warmup));
    }

    Moment at(int other) {
      return new Moment(perEpoch, epochs, warmup, end, other);
    }
  }

  @Provide
  Arbitrary<Moment> moments() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 40), Arbitraries.integers().between(1, 20))
        .as((perEpoch, epochs) -> new Moment(perEpoch, epochs, 0, 0, 0))
        .flatMap(
            run ->
                Combinators.combine(
                        Arbitraries.integers().between(0, run.steps()),
                        Arbitraries.integers().between(1, 2 * run.steps()),
                        Arbitraries.integers().between(0, run.steps()))
                    .as(
                        (warmup, end, step) ->
                            new Moment(run.perEpoch(), run.epochs(), warmup, end, step)));
  }

  private static CosineDecay cosine(Moment m, double start, double last) {
    return new CosineDecay(
        m.warmupEpochs(), 0, 1, start, last, m.endFraction(), true, Granularity.BATCH);
  }

  @Property
  void aCosine(
      @ForAll("moments") Moment m,
      @ForAll @DoubleRange(max = 1) double start,
      @ForAll @DoubleRange(max = 1) double last) {
    double expected =
        m.step() < m.warmup()
            ? start + (1 - start) * m.risen()
            : last + (1 - last) * 0.5 * (1 + Math.cos(Math.PI * m.gone()));
    assertThat(m.of(cosine(m, start, last))).isCloseTo(expected, NEAR);
  }

  @Property
  void aCosineThatBeganWithTheRun(
      @ForAll("moments") Moment m, @ForAll @DoubleRange(max = 1) double last) {
    CosineDecay record =
        new CosineDecay(m.warmupEpochs(), 0, 1, 0, last, m.endFraction(), false, Granularity.BATCH);
    double angle = Math.PI * Math.min(m.step(), m.end()) / m.end();
    double expected =
        m.step() < m.warmup() ? m.risen() : last + (1 - last) * 0.5 * (1 + Math.cos(angle));
    assertThat(m.of(record)).isCloseTo(expected, NEAR);
  }

  @Property
  void aLine(
      @ForAll("moments") Moment m,
      @ForAll @DoubleRange(max = 1) double first,
      @ForAll @DoubleRange(max = 1) double last) {
    LinearDecay record =
        new LinearDecay(m.warmupEpochs(), 0, 1, 0, first, last, m.endFraction(), Granularity.BATCH);
    double expected =
        m.step() < m.warmup() ? first * m.risen() : first * (1 - m.gone()) + last * m.gone();
    assertThat(m.of(record)).isCloseTo(expected, NEAR);
  }

  @Property
  void aPower(
      @ForAll("moments") Moment m,
      @ForAll @DoubleRange(min = 0.1, max = 5) double power,
      @ForAll @DoubleRange(max = 1) double last) {
    PolynomialDecay record =
        new PolynomialDecay(
            m.warmupEpochs(), 0, 1, 0, power, last, m.endFraction(), true, Granularity.BATCH);
    double expected =
        m.step() < m.warmup()
            ? m.risen()
            : last + (1 - last) * Math.exp(power * Math.log(1 - m.gone()));
    assertThat(m.of(record)).isCloseTo(expected, NEAR);
  }

  /** With a tenth behind its end, of ten, the power is that of minus one tenth. */
  @ParameterizedTest
  @CsvSource({"1, -0.1", "2, 0.01", "3, -0.001", "1.5, 0", "0.5, 0"})
  void aPowerThatIsNotHeldGoesOnPastItsEnd(double power, double left) {
    PolynomialDecay record =
        new PolynomialDecay(0, 0, 1, 0, power, 0.2, 0.5, false, Granularity.BATCH);
    RateCurve rate = record;
    assertThat(rate.factor(11, 20, 20)).isCloseTo(0.2 + 0.8 * left, NEAR);
    assertThat(rate.factor(10, 20, 20)).isCloseTo(0.2, NEAR);
    assertThat(rate.factor(5, 20, 20)).isCloseTo(0.2 + 0.8 * Math.pow(0.5, power), NEAR);
  }

  @Property
  void milestonesInAnyOrder(
      @ForAll("moments") Moment m,
      @ForAll("moments") Moment other,
      @ForAll @DoubleRange(min = 0.01, max = 1) double gamma) {
    int first = other.warmup() % (m.steps() + 1);
    int second = other.step() % (m.steps() + 1);
    MultiStep record =
        new MultiStep(
            m.warmupEpochs(),
            0,
            1,
            0,
            List.of((double) second / m.perEpoch(), (double) first / m.perEpoch()),
            List.of((double) second / m.steps()),
            gamma,
            Granularity.BATCH);
    double expected = 1;
    for (int milestone : new int[] {first, second, second}) {
      expected *= m.step() >= milestone ? gamma : 1;
    }
    assertThat(m.of(record)).isCloseTo(m.step() < m.warmup() ? m.risen() : expected, NEAR);
  }

  @Property
  void steps(@ForAll("moments") Moment m, @ForAll @DoubleRange(min = 0.01, max = 1) double gamma) {
    StepDecay record =
        new StepDecay(
            m.warmupEpochs(), 0, 1, 0, (double) m.end() / m.perEpoch(), gamma, Granularity.BATCH);
    double expected = 1;
    for (int fall = m.end(); fall <= m.step(); fall += m.end()) {
      expected *= gamma;
    }
    assertThat(m.of(record)).isCloseTo(m.step() < m.warmup() ? m.risen() : expected, NEAR);
  }

  @Property
  void aConstant(@ForAll("moments") Moment m, @ForAll @DoubleRange(max = 1) double start) {
    Constant record = new Constant(m.warmupEpochs(), 0, 1, start, Granularity.BATCH);
    double expected = m.step() < m.warmup() ? start + (1 - start) * m.risen() : 1;
    assertThat(m.of(record)).isCloseTo(expected, NEAR);
  }

  @Property
  void aTriangle(
      @ForAll("moments") Moment m,
      @ForAll @DoubleRange(max = 1) double start,
      @ForAll @DoubleRange(max = 1) double last) {
    int peak = Math.max(1, m.warmup());
    Triangular record =
        new Triangular((double) peak / m.perEpoch(), 0, start, last, Granularity.BATCH);
    double expected =
        m.step() < peak
            ? (start * (peak - m.step()) + m.step()) / peak
            : peak == m.steps()
                ? 1
                : (m.steps() - m.step() + last * (m.step() - peak)) / (m.steps() - peak);
    assertThat(m.of(record)).isCloseTo(expected, NEAR);
  }

  @Property
  void aWarmUpIsTheSameInEpochsAndAsAFraction(@ForAll("moments") Moment m) {
    Constant epochs = new Constant(m.warmupEpochs(), 0, 1, 0, Granularity.BATCH);
    Constant fraction = new Constant(0, (double) m.warmup() / m.steps(), 1, 0, Granularity.BATCH);
    assertThat(m.of(fraction)).isEqualTo(m.of(epochs));
  }

  @Property
  void aStretchedWarmUpMovesItsSlopeAndNotItsEnd(
      @ForAll("moments") Moment m, @ForAll @DoubleRange(min = 0.1, max = 3) double stretch) {
    Constant record = new Constant(m.warmupEpochs(), 0, stretch, 0, Granularity.BATCH);
    // A product a rounding error below a whole number of batches is that number.
    double line = Math.max(1, Math.floor(m.warmup() * stretch * (1 + 1e-12)));
    double expected = m.step() >= m.warmup() ? 1 : Math.min(1, m.step() / line);
    assertThat(m.of(record)).isCloseTo(expected, NEAR);
  }

  @Property
  void theWarmUpMeetsTheDecayWithoutAJump(
      @ForAll("moments") Moment m, @ForAll @DoubleRange(max = 1) double start) {
    RateCurve rate = cosine(m, start, 0);
    assertThat(m.at(m.warmup()).of(rate)).isCloseTo(1, NEAR);
    if (m.warmup() > 0) {
      assertThat(1 - m.at(m.warmup() - 1).of(rate)).isCloseTo((1 - start) / m.warmup(), NEAR);
    }
  }

  @Property
  void aRunEndsAtItsFinalFactor(
      @ForAll("moments") Moment m, @ForAll @DoubleRange(max = 1) double last) {
    Moment end = m.at(m.steps());
    if (m.end() > m.warmup() && m.end() <= m.steps()) {
      assertThat(end.of(cosine(m, 0, last))).isCloseTo(last, NEAR);
    }
    if (m.warmup() > 0 && m.warmup() < m.steps()) {
      Triangular record = new Triangular(m.warmupEpochs(), 0, 0, last, Granularity.BATCH);
      assertThat(end.of(record)).isCloseTo(last, NEAR);
    }
  }

  private static List<RateCurve> each(Moment m, Granularity granularity) {
    double warmup = m.warmupEpochs();
    double end = m.endFraction();
    return List.of(
        new CosineDecay(warmup, 0, 1, 0.1, 0.01, end, true, granularity),
        new CosineDecay(warmup, 0, 1, 0.1, 0, end, false, granularity),
        new LinearDecay(warmup, 0, 1, 0.1, 0.9, 0.01, end, granularity),
        new PolynomialDecay(warmup, 0, 1, 0, 3, 0, end, true, granularity),
        new MultiStep(warmup, 0, 1, 0, List.of(1.5, 0.5), List.of(end / 2), 0.3, granularity),
        new StepDecay(warmup, 0, 1, 0, 0.7, 0.5, granularity),
        new Constant(0, warmup / m.epochs(), 1.7, 0, granularity),
        new Triangular(warmup + 0.01, 0, 1e-4, 0, granularity));
  }

  @Property
  void noFactorIsNegativeOrAboveThePeak(
      @ForAll("moments") Moment m, @ForAll Granularity granularity) {
    for (RateCurve rate : each(m, granularity)) {
      assertThat(m.of(rate)).isBetween(0.0, 1.0);
    }
  }

  @Property
  void anEpochHasOneRateThatOfItsFirstBatch(@ForAll("moments") Moment m) {
    List<RateCurve> batches = each(m, Granularity.BATCH);
    List<RateCurve> epochs = each(m, Granularity.EPOCH);
    int first = m.step() / m.perEpoch() * m.perEpoch();
    for (int i = 0; i < epochs.size(); i++) {
      assertThat(m.of(epochs.get(i))).isEqualTo(m.at(first).of(batches.get(i)));
    }
  }

  @Property
  void aFractionOfARunLosesWhatIsLeftOfABatch(
      @ForAll("moments") Moment m, @ForAll @DoubleRange(max = 1) double fraction) {
    RunClock clock = new RunClock(m.steps(), m.perEpoch());
    assertThat(clock.fraction((double) m.step() / m.steps())).isEqualTo(m.step());
    assertThat(clock.epochs((double) m.step() / m.perEpoch())).isEqualTo(m.step());
    assertThat(fraction * m.steps() - clock.fraction(fraction)).isBetween(-1e-6, 1.0);
  }
}
