package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scoville.algorithm.BlurPool;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutMix;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.SAM;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.checkpoint.StoredTensor;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenImages;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.GoldenWeights;
import org.scoville.runtime.golden.Tolerance;
import org.scoville.runtime.model.BlurConvolution;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Weights;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.schedule.CosineDecay;
import org.scoville.schedule.MultiStep;

/** Whole training runs of the reference trainer, step by step, with its random choices replayed. */
@AutoService(GoldenSubject.class)
@Covers({
  BinaryCrossEntropy.class,
  BlurPool.class,
  ChannelsLast.class,
  CifarResNet.class,
  ColOut.class,
  CutMix.class,
  MultiStep.class,
  ProgressiveResizing.class,
  CosineDecay.class,
  DecoupledSGD.class,
  EMA.class,
  LabelSmoothing.class,
  MixUp.class,
  SAM.class
})
public final class GoldenTrajectory implements GoldenSubject {
  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "trajectory",
        golden -> {
          for (Layout layout : Layout.values()) {
            replay(golden, layout);
          }
        });
  }

  private static void replay(GoldenCase golden, Layout layout) {
    assertThat(golden.fixed().get("batch_order").asText())
        .isEqualTo("sequential: step t uses rows [t*bs,(t+1)*bs)");
    ReferenceRun reference = new ReferenceRun(golden);
    List<Double> losses = new ArrayList<>();
    List<List<Long>> sizes = new ArrayList<>();
    TrainerParts parts =
        reference.parts(
            layout,
            sizes::add,
            (loss, kernels) -> {
              losses.add((double) loss.getFloat());
              return loss;
            });
    Replica.DataFacts data =
        new Replica.DataFacts(
            ImageShapes.of(new ImageShape(3, reference.pixels(), reference.pixels())),
            reference.classes(),
            GoldenImages.MEAN,
            GoldenImages.DEVIATION);
    try (Replica replica = new Replica(0, Device.cpu(), parts, reference.settings(), data)) {
      GoldenWeights.set(
          replica.weights(), name -> golden.input("w." + name).floats(), replica.kernels());
      List<Integer> forwards = train(golden, reference, replica, losses);
      checkPasses(golden, forwards, losses, sizes);
      checkOutputs(golden, replica);
    }
  }

  /** Takes every step; returns how many forward passes each took. */
  private static List<Integer> train(
      GoldenCase golden, ReferenceRun reference, Replica replica, List<Double> losses) {
    GoldenTensor images = golden.input("image_u8");
    long[] targets = golden.input("target").longs();
    ReplicaGroup alone = new ReplicaGroup(1);
    List<Integer> forwards = new ArrayList<>();
    int batch = reference.batchSize();
    for (int step = 0; step < reference.steps(); step++) {
      int before = losses.size();
      int[] labels = new int[batch];
      for (int i = 0; i < batch; i++) {
        labels[i] = (int) targets[step * batch + i];
      }
      replica.step(
          GoldenImages.channelsLast(images, step * batch, (step + 1) * batch),
          GoldenImages.shape(images, step * batch, (step + 1) * batch),
          labels,
          List.of(),
          step + 1,
          reference.factor(step),
          alone,
          StopRequest.NEVER);
      forwards.add(losses.size() - before);
      assertThat((double) replica.loss())
          .as("loss reported for step %d is that of its first pass", step)
          .isEqualTo(losses.get(before));
    }
    return forwards;
  }

  private static void checkPasses(
      GoldenCase golden, List<Integer> forwards, List<Double> losses, List<List<Long>> sizes) {
    JsonNode expect = golden.expect();
    JsonNode tolerance = golden.tolerance().get("rtol_loss_per_step");
    JsonNode perForward = expect.get("loss_per_forward");
    assertThat(losses).hasSameSizeAs(perForward);
    for (int i = 0; i < losses.size(); i++) {
      double rtol = tolerance.get(i).asDouble();
      Tolerance.checkNear(
          "loss of pass " + i, perForward.get(i).asDouble(), losses.get(i), rtol, 0);
      JsonNode size = expect.get("input_hw_per_forward").get(i);
      assertThat(sizes.get(i)).containsExactly(size.get(0).asLong(), size.get(1).asLong());
    }
    int first = 0;
    for (int step = 0; step < forwards.size(); step++) {
      assertThat(forwards.get(step)).isEqualTo(expect.get("forwards_per_step").get(step).asInt());
      Tolerance.checkNear(
          "loss of step " + step,
          expect.get("loss_per_step").get(step).asDouble(),
          losses.get(first),
          tolerance.get(first).asDouble(),
          0);
      first += forwards.get(step);
    }
  }

  private static void checkOutputs(GoldenCase golden, Replica replica) {
    Map<String, Weights> kinds = new HashMap<>();
    kinds.put("final", replica.weights());
    replica.average().ifPresent(average -> kinds.put("ema", average));
    for (Map.Entry<String, Weights> kind : kinds.entrySet()) {
      String tolerance = kind.getKey().equals("final") ? "rtol_weights_l2" : "rtol_ema_l2";
      checkWeights(
          golden,
          kind.getKey() + ".",
          kind.getValue(),
          golden.tolerance().get(tolerance).asDouble());
    }
    assertThat(golden.outputs())
        .allSatisfy(output -> assertThat(kinds).containsKey(output.split("\\.", 2)[0]));
  }

  private static void checkWeights(GoldenCase golden, String prefix, Weights weights, double most) {
    Map<String, String> renamed = renamed(weights);
    List<String> names =
        golden.outputs().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .toList();
    List<StoredTensor> tensors = WeightExport.tensors(weights);
    assertThat(tensors.stream().map(tensor -> renamed.getOrDefault(tensor.name(), tensor.name())))
        .containsExactlyElementsOf(names);
    for (StoredTensor tensor : tensors) {
      String name = renamed.getOrDefault(tensor.name(), tensor.name());
      GoldenTensor expected = golden.output(prefix + name);
      assertThat(tensor.shape()).as(name).isEqualTo(expected.shape());
      if (tensor.type() == DType.I64) {
        assertThat(tensor.longs()).as(name).isEqualTo(expected.longs());
      } else {
        Tolerance.checkRelativeL2(name, expected.floats(), tensor.floats(), most);
      }
    }
  }

  /** The reference renames the parameters of a convolution that it blurs; we don't. */
  private static Map<String, String> renamed(Weights weights) {
    Map<String, String> renamed = new HashMap<>();
    for (Layer layer : weights.blueprint().layers()) {
      if (layer instanceof BlurConvolution blurred) {
        String name = blurred.convolution().name();
        for (ParameterSpec parameter : blurred.parameters()) {
          renamed.put(parameter.name(), name + ".conv" + parameter.name().substring(name.length()));
        }
      }
    }
    return renamed;
  }
}
