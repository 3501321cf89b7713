package org.scoville.runtime.optimizer;

import java.util.Arrays;
import java.util.List;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.Muon;
import org.scoville.optimizer.MuonRest;
import org.scoville.optimizer.MuonScale;
import org.scoville.optimizer.NAdamW;
import org.scoville.optimizer.SGD;

/** The optimizers as their papers print them: doubles, one parameter after the other. */
final class Textbook {
  private final List<double[]> weights;
  private final List<Boolean> decays;
  private final List<double[]> means;
  private final List<double[]> squares;
  private final List<double[]> greatest;
  private int steps;

  /** Parameters, and which of them the optimizer decays. */
  Textbook(List<double[]> weights, List<Boolean> decays) {
    this.weights = weights;
    this.decays = decays;
    this.means = weights.stream().map(w -> new double[w.length]).toList();
    this.squares = weights.stream().map(w -> new double[w.length]).toList();
    this.greatest = weights.stream().map(w -> new double[w.length]).toList();
  }

  /** A step with these gradients at this share of the peak rate. */
  @FunctionalInterface
  interface Step {
    void take(Textbook book, List<double[]> gradients, double factor);
  }

  List<double[]> weights() {
    return weights;
  }

  static Step of(SGD o) {
    return (book, gradients, factor) -> {
      book.steps++;
      for (int i = 0; i < gradients.size(); i++) {
        double decay = book.decays.get(i) ? o.weightDecay() : 0;
        double[] g = sum(gradients.get(i), decay, book.weights.get(i));
        book.momentum(i, g, o.momentum(), o.dampening(), o.nesterov(), factor * o.learningRate());
      }
    };
  }

  static Step of(DecoupledSGD o) {
    return (book, gradients, factor) -> {
      book.steps++;
      for (int i = 0; i < gradients.size(); i++) {
        book.shrink(i, factor * o.weightDecay());
        double rate = factor * o.learningRate();
        book.momentum(i, gradients.get(i), o.momentum(), o.dampening(), o.nesterov(), rate);
      }
    };
  }

  static Step of(LARS o) {
    return (book, gradients, factor) -> {
      book.steps++;
      double rate = factor * o.learningRate();
      for (int i = 0; i < gradients.size(); i++) {
        double[] w = book.weights.get(i);
        double decay = book.decays.get(i) ? o.weightDecay() : 0;
        double ratio = 1;
        if (decay > 0 || o.alwaysAdapt()) {
          double length = norm(gradients.get(i));
          if (norm(w) > 0 && length > 0) {
            ratio = o.trustCoefficient() * norm(w) / (length + decay * norm(w) + o.epsilon());
          }
          ratio = o.trustClip() ? Math.min(ratio / rate, 1) : ratio;
        }
        double[] g = sum(gradients.get(i), decay, w);
        for (int j = 0; j < g.length; j++) {
          g[j] *= ratio;
        }
        book.momentum(i, g, o.momentum(), 0, o.nesterov(), rate);
      }
    };
  }

  static Step of(AdamW o) {
    return (book, gradients, factor) -> {
      book.steps++;
      double rate = factor * o.learningRate();
      for (int i = 0; i < gradients.size(); i++) {
        book.shrink(i, rate * o.weightDecay());
        double[] u =
            book.adam(i, gradients.get(i), o.beta1(), o.beta2(), o.epsilon(), o.amsgrad(), 1, true);
        add(book.weights.get(i), -rate, u);
      }
    };
  }

  static Step of(DecoupledAdamW o) {
    return (book, gradients, factor) -> {
      book.steps++;
      for (int i = 0; i < gradients.size(); i++) {
        book.shrink(i, factor * o.weightDecay());
        double[] u =
            book.adam(i, gradients.get(i), o.beta1(), o.beta2(), o.epsilon(), o.amsgrad(), 1, true);
        add(book.weights.get(i), -factor * o.learningRate(), u);
      }
    };
  }

  static Step of(NAdamW o) {
    return (book, gradients, factor) -> {
      book.steps++;
      double rate = factor * o.learningRate();
      double product = 1;
      for (int step = 1; step <= book.steps; step++) {
        product *= momentum(o, step);
      }
      double now = (1 - momentum(o, book.steps)) / (1 - product);
      double next = momentum(o, book.steps + 1);
      double ahead = next / (1 - product * next);
      for (int i = 0; i < gradients.size(); i++) {
        book.shrink(i, rate * o.weightDecay());
        double[] g = gradients.get(i);
        double[] m = book.means.get(i);
        double[] v = book.squares.get(i);
        for (int j = 0; j < g.length; j++) {
          m[j] = o.beta1() * m[j] + (1 - o.beta1()) * g[j];
          v[j] = o.beta2() * v[j] + (1 - o.beta2()) * g[j] * g[j];
          double root = Math.sqrt(v[j] / (1 - Math.pow(o.beta2(), book.steps)));
          book.weights.get(i)[j] -= rate * (now * g[j] + ahead * m[j]) / (root + o.epsilon());
        }
      }
    };
  }

  private static double momentum(NAdamW o, int step) {
    return o.beta1() * (1 - 0.5 * Math.pow(0.96, step * o.momentumDecay()));
  }

  static Step of(Muon o) {
    return (book, gradients, factor) -> {
      book.steps++;
      double restRate = factor * o.restLearningRate();
      for (int i = 0; i < gradients.size(); i++) {
        double[] g = gradients.get(i);
        if (SmallParameters.isHidden(i)) {
          book.orthogonal(i, g, o, factor * o.learningRate());
          continue;
        }
        book.shrink(i, restRate * o.weightDecay());
        if (o.rest() == MuonRest.ADAMW) {
          double[] u =
              book.adam(i, g, o.restMomentum(), o.restBeta2(), o.restEpsilon(), false, 1, true);
          add(book.weights.get(i), -restRate, u);
        } else {
          book.momentum(i, g, o.restMomentum(), 0, o.nesterov(), restRate);
        }
      }
    };
  }

  private void orthogonal(int i, double[] g, Muon o, double rate) {
    double[] w = weights.get(i);
    double[] buffer = sum(g, o.momentum(), means.get(i));
    System.arraycopy(buffer, 0, means.get(i), 0, g.length);
    double[] x = o.nesterov() ? sum(g, o.momentum(), buffer) : buffer;
    PlainMatrix matrix = PlainMatrix.of(SmallParameters.rows(i), x);
    double length = rate;
    if (o.scale() == MuonScale.SHAPE) {
      shrink(i, rate * o.weightDecay());
      length *= Math.sqrt(Math.max(1, (double) matrix.rows() / matrix.columns()));
    } else if (norm(w) > 0) {
      add(w, Math.sqrt(matrix.rows()) / norm(w) - 1, w.clone());
    }
    add(w, -length, matrix.orthogonal(o.newtonSchulzSteps()).flat());
  }

  static Step of(LAMB o) {
    return (book, gradients, factor) -> {
      book.steps++;
      double length = Math.sqrt(gradients.stream().mapToDouble(g -> norm(g) * norm(g)).sum());
      double shorten = o.maxGradientNorm() > 0 ? Math.max(1, length / o.maxGradientNorm()) : 1;
      double entering = o.gradientAveraging() ? 1 : 1 / (1 - o.beta1());
      for (int i = 0; i < gradients.size(); i++) {
        double[] w = book.weights.get(i);
        double[] g = Arrays.stream(gradients.get(i)).map(x -> x / shorten).toArray();
        double decay = book.decays.get(i) ? o.weightDecay() : 0;
        double[] u =
            sum(
                book.adam(
                    i, g, o.beta1(), o.beta2(), o.epsilon(), false, entering, o.biasCorrection()),
                decay,
                w);
        double ratio = norm(w) > 0 && norm(u) > 0 ? norm(w) / norm(u) : 1;
        ratio = o.trustClip() ? Math.min(ratio, 1) : ratio;
        boolean adapts = decay > 0 || o.alwaysAdapt();
        add(w, -factor * o.learningRate() * (adapts ? ratio : 1), u);
      }
    };
  }

  private void shrink(int i, double share) {
    if (decays.get(i)) {
      add(weights.get(i), -share, weights.get(i).clone());
    }
  }

  private void momentum(
      int i, double[] g, double momentum, double dampening, boolean nesterov, double rate) {
    double[] buffer = means.get(i);
    double enters = steps == 1 ? 1 : 1 - dampening;
    for (int j = 0; j < g.length; j++) {
      buffer[j] = momentum * buffer[j] + enters * g[j];
      // Without momentum there is no buffer and so nothing to keep a gradient out of.
      double along = momentum == 0 ? g[j] : buffer[j];
      weights.get(i)[j] -= rate * (nesterov && momentum > 0 ? g[j] + momentum * along : along);
    }
  }

  private double[] adam(
      int i,
      double[] g,
      double beta1,
      double beta2,
      double epsilon,
      boolean amsgrad,
      double entering,
      boolean corrected) {
    double[] u = new double[g.length];
    double[] m = means.get(i);
    double[] v = squares.get(i);
    double[] top = greatest.get(i);
    double correction1 = corrected ? 1 - Math.pow(beta1, steps) : 1;
    double correction2 = corrected ? 1 - Math.pow(beta2, steps) : 1;
    for (int j = 0; j < g.length; j++) {
      m[j] = beta1 * m[j] + (1 - beta1) * entering * g[j];
      v[j] = beta2 * v[j] + (1 - beta2) * g[j] * g[j];
      top[j] = amsgrad ? Math.max(top[j], v[j]) : v[j];
      u[j] = m[j] / correction1 / (Math.sqrt(top[j] / correction2) + epsilon);
    }
    return u;
  }

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
  }

  private static double[] sum(double[] x, double factor, double[] y) {
    double[] sum = x.clone();
    add(sum, factor, y);
    return sum;
  }

  private static void add(double[] to, double factor, double[] x) {
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * x[j];
    }
  }
}
