package org.scoville.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.SGD;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.tensor.FlatGradient;
import org.scoville.runtime.tensor.FlatLayout;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;

/** Every optimizer against its reference, step by step, with a changing rate. */
@AutoService(GoldenSubject.class)
@Covers({SGD.class, DecoupledSGD.class, AdamW.class, DecoupledAdamW.class, LAMB.class})
public final class GoldenOptimizers implements GoldenSubject {

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "optimizer.SGD",
        golden -> replay(golden, GoldenOptimizers::sgd),
        "optimizer.DecoupledSGDW",
        golden -> replay(golden, GoldenOptimizers::decoupledSgd),
        "optimizer.AdamW",
        golden -> replay(golden, GoldenOptimizers::adamW),
        "optimizer.DecoupledAdamW",
        golden -> replay(golden, GoldenOptimizers::decoupledAdamW),
        "optimizer.Lamb",
        golden -> replay(golden, GoldenOptimizers::lamb));
  }

  private static OptimizerBehavior sgd(Settings h) {
    return SgdUpdater.behavior(
        new SGD(
            h.number("lr_initial"),
            h.number("momentum"),
            h.number("dampening"),
            h.number("weight_decay"),
            h.flag("nesterov"),
            true));
  }

  private static OptimizerBehavior decoupledSgd(Settings h) {
    return DecoupledSgdUpdater.behavior(
        new DecoupledSGD(
            h.number("lr_initial"),
            h.number("momentum"),
            h.number("dampening"),
            h.number("weight_decay"),
            h.flag("nesterov"),
            true));
  }

  private static OptimizerBehavior adamW(Settings h) {
    return AdamUpdater.behavior(
        new AdamW(
            h.number("lr_initial"),
            h.beta(0),
            h.beta(1),
            h.number("eps"),
            h.number("weight_decay"),
            h.flag("amsgrad"),
            true));
  }

  private static OptimizerBehavior decoupledAdamW(Settings h) {
    return AdamUpdater.decoupledBehavior(
        new DecoupledAdamW(
            h.number("lr_initial"),
            h.beta(0),
            h.beta(1),
            h.number("eps"),
            h.number("weight_decay"),
            h.flag("amsgrad"),
            true));
  }

  private static OptimizerBehavior lamb(Settings h) {
    return LambUpdater.behavior(
        new LAMB(
            h.number("lr_initial"),
            h.beta(0),
            h.beta(1),
            h.number("eps"),
            h.number("weight_decay"),
            h.flag("bias_correction"),
            h.flag("grad_averaging"),
            h.number("max_grad_norm"),
            h.flag("trust_clip"),
            h.flag("always_adapt"),
            true));
  }

  private static void replay(GoldenCase golden, Function<Settings, OptimizerBehavior> optimizer) {
    Settings settings = new Settings(golden.hyperparameters());
    OptimizerBehavior behavior = optimizer.apply(settings);
    // To maximize is to go along the gradient's opposite; how torch runs a step changes no number.
    float sign = settings.optionalFlag("maximize") ? -1 : 1;
    settings.ignore("capturable", "differentiable", "foreach", "fused");
    settings.checkAllRead();
    int count = (int) golden.inputs().stream().filter(name -> name.startsWith("param")).count();
    FlatLayout layout = layout(golden, count);
    try (Workbench bench = new Workbench()) {
      FlatParameters parameters = new FlatParameters(layout, bench.manager());
      for (int i = 0; i < count; i++) {
        parameters.set(i, golden.input("param" + i).floats(), bench.kernels());
      }
      FlatGradient gradient = new FlatGradient(layout, bench.manager(), bench.kernels());
      Updater updater = behavior.start(parameters, bench.manager(), bench.kernels());
      JsonNode rates = golden.fixed().get("lr_per_step");
      for (int step = 0; step < rates.size(); step++) {
        NDArray found = gradient(golden, count, bench, step).mul(sign);
        bench.kernels().copy(found, gradient.gradient());
        updater.step(gradient, rates.get(step).asDouble() / behavior.peakRate());
        check(golden, parameters, step);
      }
    }
  }

  /** All of one kind, so that the flat order is the order of the case and all of them decay. */
  private static FlatLayout layout(GoldenCase golden, int count) {
    List<ParameterSpec> specs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Long> shape = Arrays.stream(golden.input("param" + i).shape()).boxed().toList();
      specs.add(ParameterSpec.undecayed("param" + i, shape, Initializers.zeros()));
    }
    return FlatLayout.of(specs, Layout.CHANNELS_FIRST);
  }

  private static void check(GoldenCase golden, FlatParameters parameters, int step) {
    for (int i = 0; i < parameters.slices().size(); i++) {
      Tolerance.checkNear(
          "param" + i + " after step " + step,
          row(golden.output("params" + i + "_after"), step),
          parameters.get(parameters.values(), i),
          golden.tolerance().get("rtol").asDouble(),
          golden.tolerance().get("atol").asDouble());
    }
  }

  private static NDArray gradient(GoldenCase golden, int count, Workbench bench, int step) {
    float[] flat = new float[0];
    for (int i = 0; i < count; i++) {
      float[] part = row(golden.input("grads" + i), step);
      int end = flat.length;
      flat = Arrays.copyOf(flat, end + part.length);
      System.arraycopy(part, 0, flat, end, part.length);
    }
    return bench.array(flat, flat.length);
  }

  private static float[] row(GoldenTensor rows, int row) {
    int size = rows.floats().length / rows.extent(0);
    return Arrays.copyOfRange(rows.floats(), row * size, (row + 1) * size);
  }
}
