package org.scoville.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.tensor.FlatParameters;
import org.scoville.runtime.tensor.GradMode;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.StepScope;

/** The sum of a residual block, which takes the place of the branch's result after a norm only. */
class ResidualTest {
  private static final int CHANNELS = 4;

  /** Passes on what it is given, so that no branch that ends in it ends in a norm. */
  private record Through() implements Layer {
    @Override
    public NDArray forward(NDArray x, Pass pass) {
      return x;
    }
  }

  private static Layer convolution() {
    return new Convolution("conv", CHANNELS, CHANNELS, 3, 1);
  }

  private static Layer norm() {
    return new BatchNorm("bn", CHANNELS);
  }

  @Test
  void aSumInPlaceHasTheBitsOfAPlainOne() {
    assertThat(results(Chain.of(convolution(), norm())))
        .isDeepEqualTo(results(Chain.of(convolution(), norm(), new Through())));
  }

  @Test
  void aBranchWhoseBackwardPassNeedsItsResultKeepsIt() {
    // libtorch refuses the backward pass of a ReLU whose result was written over.
    assertThat(results(Chain.of(convolution(), norm(), new Relu())))
        .isDeepEqualTo(results(Chain.of(convolution(), norm(), new Relu(), new Through())));
  }

  /** Results of a block around a branch, and the gradient of each parameter. */
  private static float[][] results(Chain branch) {
    Layer head = Chain.of(new GlobalAveragePool(), new Linear("fc", CHANNELS, 2));
    Layer block = new Residual("block", Residual.Kind.BASIC, branch, Chain.of());
    Blueprint network = new Blueprint(Chain.of(block, head), 2, Layout.CHANNELS_FIRST);
    float[] pixels = new float[3 * CHANNELS * 25];
    IntStream.range(0, pixels.length).forEach(i -> pixels[i] = (float) Math.sin(1.3 * i));
    try (Workbench bench = new Workbench();
        StepScope scope = StepScope.under(bench.manager())) {
      Weights weights = new Weights(network, bench.manager());
      weights.initialize(3, bench.kernels());
      NDArray images = scope.borrow(bench.array(pixels, 3, CHANNELS, 5, 5));
      List<float[]> found = new ArrayList<>();
      FlatParameters.Leaves leaves =
          GradMode.recording(
              () -> {
                FlatParameters.Leaves fresh = weights.parameters().leaves(scope);
                NDArray logits = weights.train(images, fresh, PassKey.first(), bench.kernels());
                found.add(logits.toFloatArray());
                Ops.backward(logits.mul(logits).sum());
                return fresh;
              });
      leaves.gradients().forEach(gradient -> found.add(gradient.toFloatArray()));
      return found.toArray(float[][]::new);
    }
  }
}
