package org.scoville.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {

  private static final int MANY = 100_000;

  @Property
  void theSameSeedAndKeyGiveTheSameNumbers(@ForAll long seed, @ForAll long[] key) {
    Draw one = Draw.of(seed, key);
    Draw other = Draw.of(seed, key);
    for (int i = 0; i < 10; i++) {
      assertThat(one.nextLong()).isEqualTo(other.nextLong());
    }
  }

  @Test
  void smallSeedsAndKeysGiveDifferentStreams() {
    Set<Long> first = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      assertThat(first.add(Draw.of(seed).nextLong())).isTrue();
      for (long a = -5; a < 20; a++) {
        assertThat(first.add(Draw.of(seed, a).nextLong())).isTrue();
        for (long b = -5; b < 20; b++) {
          assertThat(first.add(Draw.of(seed, a, b).nextLong())).isTrue();
        }
      }
    }
  }

  @Test
  void everyWholeNumberBelowTheBoundComesEquallyOften() {
    Draw draw = Draw.of(1);
    int[] counts = new int[7];
    for (int i = 0; i < 7 * 10_000; i++) {
      counts[draw.nextInt(7)]++;
    }
    assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThan(9_500);
    assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThan(10_500);
  }

  @Property
  void aWholeNumberStaysBelowItsBound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
    assertThat(Draw.of(seed).nextInt(bound)).isBetween(0, bound - 1);
  }

  @Test
  void aBoundOfZeroIsRefused() {
    assertThatThrownBy(() -> Draw.of(1).nextInt(0)).hasMessage("the bound is 0; give at least 1");
  }

  @Test
  void fractionsFillTheUnitInterval() {
    Draw draw = Draw.of(2);
    double[] values = draws(draw::nextDouble);
    assertThat(share(values, 0)).isZero();
    assertThat(share(values, 1)).isEqualTo(1);
    assertThat(mean(values)).isCloseTo(0.5, within(0.005));
    assertThat(variance(values)).isCloseTo(1.0 / 12, within(0.001));
  }

  @Test
  void aChanceOfZeroNeverComesAndOfOneAlways() {
    Draw draw = Draw.of(3);
    for (int i = 0; i < 1000; i++) {
      assertThat(draw.nextChance(0)).isFalse();
      assertThat(draw.nextChance(1)).isTrue();
    }
  }

  @Test
  void gaussiansHaveMeanZeroAndVarianceOne() {
    double[] values = draws(Draw.of(4)::nextGaussian);
    assertThat(mean(values)).isCloseTo(0, within(0.01));
    assertThat(variance(values)).isCloseTo(1, within(0.02));
    long beyondTwo = Arrays.stream(values).filter(value -> Math.abs(value) > 2).count();
    assertThat((double) beyondTwo / MANY).isCloseTo(0.0455, within(0.003));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 0.25, 0.5, 0.999, 1, 2, 10, 1000})
  void betasHaveTheMomentsOfTheirDistribution(double alpha) {
    Draw draw = Draw.of(5);
    double[] values = draws(() -> draw.nextBeta(alpha));
    double variance = 1 / (4 * (2 * alpha + 1));
    assertThat(Arrays.stream(values).allMatch(value -> value >= 0 && value <= 1)).isTrue();
    assertThat(mean(values)).isCloseTo(0.5, within(0.007));
    assertThat(variance(values)).isCloseTo(variance, within(0.02 * variance));
  }

  @Test
  void aBetaOfOneIsUniformAndOfOneHalfIsTheArcsine() {
    Draw draw = Draw.of(6);
    assertThat(share(draws(() -> draw.nextBeta(1)), 0.1)).isCloseTo(0.1, within(0.005));
    // P(X < 0.1) = 2 / pi * asin(sqrt(0.1))
    double arcsine = 2 / Math.PI * Math.asin(Math.sqrt(0.1));
    assertThat(share(draws(() -> draw.nextBeta(0.5)), 0.1)).isCloseTo(arcsine, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-10, 1e-100, 1e-300, Double.MIN_VALUE})
  void aTinyAlphaGivesTheEndsAndNeverNaN(double alpha) {
    Draw draw = Draw.of(7);
    double[] values = new double[2000];
    Arrays.setAll(values, i -> draw.nextBeta(alpha));
    assertThat(Arrays.stream(values).allMatch(value -> value >= 0 && value <= 1)).isTrue();
    long nearEnds = Arrays.stream(values).filter(value -> value < 0.01 || value > 0.99).count();
    assertThat(nearEnds).isGreaterThan(1950);
    assertThat(mean(values)).isCloseTo(0.5, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void anAlphaThatIsNotAboveZeroIsRefused(double alpha) {
    assertThatThrownBy(() -> Draw.of(1).nextBeta(alpha))
        .hasMessageContaining("; give a finite number above 0");
  }

  @Property
  void aPermutationHasEveryNumberOnce(@ForAll long seed, @ForAll @IntRange(max = 500) int size) {
    assertThat(Draw.of(seed).permutation(size))
        .containsExactlyInAnyOrder(IntStream.range(0, size).toArray());
  }

  @Test
  void allPermutationsComeEquallyOften() {
    Map<String, Integer> counts = new HashMap<>();
    Draw draw = Draw.of(8);
    for (int i = 0; i < 24_000; i++) {
      counts.merge(Arrays.toString(draw.permutation(4)), 1, Integer::sum);
    }
    assertThat(counts).hasSize(24);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1150));
  }

  private static double[] draws(DoubleSupplier draw) {
    double[] values = new double[MANY];
    Arrays.setAll(values, i -> draw.getAsDouble());
    return values;
  }

  private static double share(double[] values, double below) {
    return (double) Arrays.stream(values).filter(value -> value < below).count() / values.length;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values)
        .map(value -> (value - mean) * (value - mean))
        .average()
        .orElseThrow();
  }
}
