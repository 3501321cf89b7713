package org.scoville.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scoville.algorithm.Clipping;
import org.scoville.algorithm.GradientClipping;
import org.scoville.model.CifarResNet;
import org.scoville.model.Convolutions;
import org.scoville.model.HeadBias;
import org.scoville.model.ResNet;
import org.scoville.model.Scales;
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
import org.scoville.recipe.Timing;
import org.scoville.runtime.algorithm.ClippedGradient;
import org.scoville.runtime.algorithm.RunTiming;
import org.scoville.runtime.launch.ProcessTuning;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.model.CifarResNetDesign;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.ResNetDesign;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.optimizer.AdamUpdater;
import org.scoville.runtime.optimizer.DecoupledSgdUpdater;
import org.scoville.runtime.optimizer.LambUpdater;
import org.scoville.runtime.optimizer.LarsUpdater;
import org.scoville.runtime.optimizer.MuonUpdater;
import org.scoville.runtime.optimizer.NAdamUpdater;
import org.scoville.runtime.optimizer.OptimizerBehavior;
import org.scoville.runtime.optimizer.SgdUpdater;
import org.scoville.runtime.optimizer.Updater;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.StepScope;
import org.scoville.runtime.tensor.TensorEngine;

/**
 * Milliseconds that each optimizer and each kind of clipping take over a network's parameters, and
 * their ratio to DecoupledSGD, in turns in one process; beside them LAMB as a loop over the
 * parameters.
 *
 * <p>Arguments: rounds (default 15) and {@code quickstart} for the quick start's network in place
 * of a ResNet-50. The first two rounds are not counted. The gradient lies in one array, as after an
 * all-reduce.
 */
public final class OptimizerBenchmark {
  private static final double MILLIS = 1e6;
  private static final int UNCOUNTED = 2;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Kernels kernels = Kernels.load(Device.cpu());
  private final Weights weights;
  private final FlatGradient gradient;
  private final NDArray fresh;
  private final Map<String, Runnable> steps = new LinkedHashMap<>();

  private OptimizerBenchmark(Blueprint network) {
    weights = new Weights(network, manager);
    weights.initialize(1, kernels);
    gradient = new FlatGradient(weights.parameters().layout(), manager, kernels);
    fresh = manager.randomNormal(new Shape(weights.parameters().layout().size())).muli(1e-3);
  }

  /** Runs the benchmark. */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    ProcessTuning.apply();
    TensorEngine.start();
    GradMode.off();
    PrintStream out = System.out;
    boolean small = args.length > 1 && args[1].equals("quickstart");
    OptimizerBenchmark bench = new OptimizerBenchmark(small ? quickStart() : resNet50());
    bench.addOptimizers();
    bench.addClipping();
    out.printf(
        "%,d parameters in %d arrays, fp32, %d threads%n",
        bench.fresh.size(), bench.weights.parameters().slices().size(), TensorEngine.threads());
    bench.run(rounds, out);
  }

  private static Blueprint resNet50() {
    ResNet model = new ResNet(50, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.ZERO);
    ImageShape image = new ImageShape(3, StepBenchmark.PIXELS, StepBenchmark.PIXELS);
    return new ResNetDesign(model).blueprint(ImageShapes.of(image), StepBenchmark.CLASSES);
  }

  private static Blueprint quickStart() {
    CifarResNet model =
        new CifarResNet(8, 32, 2, Convolutions.KAIMING_NORMAL, Scales.ONE, HeadBias.LOG_PRIOR);
    return new CifarResNetDesign(model).blueprint(ImageShapes.of(new ImageShape(1, 28, 28)), 10);
  }

  private void addOptimizers() {
    add(
        "DecoupledSGD",
        DecoupledSgdUpdater.behavior(new DecoupledSGD(0.01, 0.9, 0, 5e-5, false, true)));
    add("SGD", SgdUpdater.behavior(new SGD(0.01, 0.9, 0, 5e-5, false, true)));
    add("SGD, norms spared", SgdUpdater.behavior(new SGD(0.01, 0.9, 0, 5e-5, false, false)));
    add("AdamW", AdamUpdater.behavior(new AdamW(1e-4, 0.9, 0.999, 1e-8, 0.01, false, true)));
    add(
        "DecoupledAdamW",
        AdamUpdater.decoupledBehavior(
            new DecoupledAdamW(1e-4, 0.9, 0.95, 1e-8, 1e-5, false, true)));
    add(
        "LAMB",
        LambUpdater.behavior(
            new LAMB(1e-4, 0.9, 0.999, 1e-6, 0.01, true, true, 1, false, false, false)));
    add(
        "LARS",
        LarsUpdater.behavior(new LARS(0.1, 0.9, 5e-5, false, 1e-3, 1e-8, false, false, false)));
    add("NAdamW", NAdamUpdater.behavior(new NAdamW(1e-4, 0.9, 0.999, 1e-8, 0.01, 4e-3, true)));
    for (int newtonSchulz : new int[] {3, 5}) {
      add(
          "Muon, %d steps".formatted(newtonSchulz),
          MuonUpdater.behavior(
              new Muon(
                  0.02,
                  0.95,
                  true,
                  newtonSchulz,
                  MuonScale.SHAPE,
                  0.01,
                  MuonRest.ADAMW,
                  3e-4,
                  0.9,
                  0.95,
                  1e-10,
                  true)));
    }
    NDArray mean = manager.zeros(fresh.getShape());
    NDArray square = manager.zeros(fresh.getShape());
    steps.put("LAMB, parameter by parameter", () -> lambByParameter(mean, square));
  }

  private void addClipping() {
    for (Clipping kind : Clipping.values()) {
      ClippedGradient clipping =
          new ClippedGradient(
              new GradientClipping(kind, 1e-2, 1e-3), new RunTiming(Timing.always(), 1, 1));
      steps.put("clipping " + kind, () -> clipping.change(gradient, weights, 1, kernels));
    }
  }

  private void add(String name, OptimizerBehavior behavior) {
    Updater updater = behavior.start(weights.parameters(), manager, kernels);
    steps.put(name, () -> updater.step(gradient, 1));
  }

  /** Adam's step and its length, array by array and operation by operation. */
  private void lambByParameter(NDArray mean, NDArray square) {
    try (StepScope scope = StepScope.under(manager)) {
      NDArray shorten = scope.borrow(gradient.gradient()).norm().maximum(1);
      List<NDArray> means = weights.parameters().split(scope.borrow(mean));
      List<NDArray> squares = weights.parameters().split(scope.borrow(square));
      List<NDArray> gradients = weights.parameters().split(gradient.gradient());
      List<NDArray> values =
          weights.parameters().split(scope.borrow(weights.parameters().values()));
      for (int i = 0; i < values.size(); i++) {
        NDArray g = gradients.get(i).div(shorten);
        means.get(i).muli(0.9).addi(g.mul(0.1));
        squares.get(i).muli(0.999).addi(g.square().mul(0.001));
        NDArray update = means.get(i).div(squares.get(i).sqrt().add(1e-6));
        update.addi(values.get(i).mul(0.01));
        NDArray ratio = values.get(i).norm().div(update.norm().add(1e-12));
        values.get(i).subi(update.mul(ratio).mul(1e-4));
      }
    }
  }

  private void run(int rounds, PrintStream out) {
    Map<String, double[]> times = new LinkedHashMap<>();
    steps.keySet().forEach(name -> times.put(name, new double[rounds]));
    for (int round = -UNCOUNTED; round < rounds; round++) {
      for (Map.Entry<String, Runnable> step : steps.entrySet()) {
        kernels.copy(fresh, gradient.gradient());
        long start = System.nanoTime();
        step.getValue().run();
        double time = (System.nanoTime() - start) / MILLIS;
        if (round >= 0) {
          times.get(step.getKey())[round] = time;
        }
      }
    }
    times.forEach((name, taken) -> print(name, taken, times.get("DecoupledSGD"), out));
  }

  /** The median time, the median ratio to another's times, round by round, and its quartiles. */
  private static void print(String name, double[] taken, double[] base, PrintStream out) {
    double[] ratios = new double[taken.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = taken[i] / base[i];
    }
    Arrays.sort(ratios);
    double[] sorted = taken.clone();
    Arrays.sort(sorted);
    int middle = ratios.length / 2;
    out.printf(
        "%-30s %6.1f ms, ratio to DecoupledSGD %.2f (%.2f to %.2f)%n",
        name, sorted[middle], ratios[middle], ratios[middle / 2], ratios[(3 * middle) / 2]);
  }
}
