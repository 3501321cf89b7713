package org.scoville.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.CrossEntropy;
import org.scoville.loss.Reduction;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Ops;

/** Losses against plain Java, and their gradients against finite differences of it. */
@Covers({BinaryCrossEntropy.class, CrossEntropy.class})
class LossFormulaTest {
  private static final double STEP = 1e-6;

  /** A loss of N rows of logits and targets, in doubles. */
  @FunctionalInterface
  private interface Formula {
    double of(double[] logits, double[] targets, int rows);
  }

  private static final Formula SUM =
      (x, t, rows) -> {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          sum += Math.max(x[i], 0) - x[i] * t[i] + Math.log1p(Math.exp(-Math.abs(x[i])));
        }
        return sum / rows;
      };

  private static final Formula SOFTMAX =
      (x, t, rows) -> {
        int classes = x.length / rows;
        double sum = 0;
        double mass = 0;
        for (int row = 0; row < rows; row++) {
          double total = 0;
          for (int c = 0; c < classes; c++) {
            total += Math.exp(x[row * classes + c]);
          }
          for (int c = 0; c < classes; c++) {
            int i = row * classes + c;
            sum -= t[i] * (x[i] - Math.log(total));
            mass += t[i];
          }
        }
        return sum / mass;
      };

  /** Random logits, and targets of which each row sums to one or to less. */
  private static final class Sample {
    private final int rows;
    private final int classes;
    private final double[] logits;
    private final double[] targets;

    private Sample(int rows, int classes, double[] logits, double[] targets) {
      this.rows = rows;
      this.classes = classes;
      this.logits = logits;
      this.targets = targets;
    }

    static Sample of(int rows, int classes, boolean whole, long seed) {
      Random random = new Random(seed);
      double[] logits = new double[rows * classes];
      double[] targets = new double[rows * classes];
      for (int row = 0; row < rows; row++) {
        double sum = 0;
        for (int i = row * classes; i < (row + 1) * classes; i++) {
          logits[i] = (float) (4 * random.nextGaussian());
          targets[i] = random.nextDouble();
          sum += targets[i];
        }
        double mass = whole ? 1 : 0.2 + 0.8 * random.nextDouble();
        for (int i = row * classes; i < (row + 1) * classes; i++) {
          targets[i] = (float) (targets[i] * mass / sum);
        }
      }
      return new Sample(rows, classes, logits, targets);
    }
  }

  @Property(tries = 20)
  void binaryCrossEntropyIsItsFormula(
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 9) int classes,
      @ForAll boolean whole,
      @ForAll long seed) {
    Sample sample = Sample.of(rows, classes, whole, seed);
    check(sample, Losses.of(new BinaryCrossEntropy(Reduction.SUM_PER_SAMPLE, 1)), SUM);
    Formula mean = (x, t, n) -> SUM.of(x, t, n) / classes;
    check(sample, Losses.of(new BinaryCrossEntropy(Reduction.MEAN, 1)), mean);
  }

  @Property(tries = 20)
  void targetsAboveTheThresholdAreOnes(@ForAll boolean mean, @ForAll long seed) {
    Sample sample = Sample.of(4, 5, true, seed);
    double[] hard = new double[sample.targets.length];
    for (int i = 0; i < hard.length; i++) {
      hard[i] = sample.targets[i] > 0.2 ? 1 : 0;
    }
    Reduction reduction = mean ? Reduction.MEAN : Reduction.SUM_PER_SAMPLE;
    Formula formula = (x, t, n) -> SUM.of(x, hard, n) / (mean ? 5 : 1);
    check(sample, Losses.of(new BinaryCrossEntropy(reduction, 0.2)), formula);
  }

  @Property(tries = 20)
  void crossEntropyIsItsFormula(
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 2, max = 9) int classes,
      @ForAll boolean whole,
      @ForAll long seed) {
    check(Sample.of(rows, classes, whole, seed), Losses::crossEntropy, SOFTMAX);
  }

  @Property(tries = 20)
  void partsWeighedByTheirSamplesAddUpToTheWhole(
      @ForAll @IntRange(min = 1, max = 5) int cut, @ForAll long seed) {
    Sample sample = Sample.of(6, 4, true, seed);
    try (Workbench bench = new Workbench()) {
      NDArray x = array(bench, sample, sample.logits);
      NDArray t = array(bench, sample, sample.targets);
      for (LossFunction loss :
          new LossFunction[] {Losses::crossEntropy, Losses::binaryCrossEntropy}) {
        double parts = 0;
        for (int[] part : new int[][] {{0, cut}, {cut, 6}}) {
          String rows = part[0] + ":" + part[1];
          double share = (part[1] - part[0]) / 6.0;
          parts += share * loss.of(x.get(rows), t.get(rows), bench.kernels()).toFloatArray()[0];
        }
        double whole = loss.of(x, t, bench.kernels()).toFloatArray()[0];
        assertThat(parts).isCloseTo(whole, Offset.offset(1e-5 * (1 + whole)));
      }
    }
  }

  private static NDArray array(Workbench bench, Sample sample, double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return bench.array(floats, sample.rows, sample.classes);
  }

  private static void check(Sample sample, LossFunction loss, Formula formula) {
    try (Workbench bench = new Workbench()) {
      NDArray logits = array(bench, sample, sample.logits);
      NDArray targets = array(bench, sample, sample.targets);
      logits.setRequiresGradient(true);
      NDArray value =
          GradMode.recording(
              () -> {
                NDArray result = loss.of(logits, targets, bench.kernels());
                Ops.backward(result);
                return result;
              });
      double expected = formula.of(sample.logits, sample.targets, sample.rows);
      Tolerance.checkNear("loss", expected, value.toFloatArray()[0], 1e-5, 1e-6);
      float[] gradient = logits.getGradient().toFloatArray();
      for (int i = 0; i < gradient.length; i++) {
        double slope =
            (formula.of(moved(sample.logits, i, STEP), sample.targets, sample.rows)
                    - formula.of(moved(sample.logits, i, -STEP), sample.targets, sample.rows))
                / (2 * STEP);
        Tolerance.checkNear("gradient " + i, slope, gradient[i], 1e-4, 1e-6);
      }
    }
  }

  private static double[] moved(double[] values, int index, double by) {
    double[] moved = values.clone();
    moved[index] += by;
    return moved;
  }
}
