package com.example.vit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Initializer;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * Patches as tokens, behind a token of their own, with learned positions: images (N, C, H, W) to
 * (N, 1 + patches, width).
 */
record PatchEmbedding(String name, int channels, int patch, int width, int patches)
    implements Layer {
  private static final Initializer START = new TruncatedNormal(0.02);

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    long images = x.getShape().get(0);
    NDArray cut =
        pass.kernels()
            .convolution(
                x,
                pass.parameter(name + ".proj.weight"),
                pass.parameter(name + ".proj.bias"),
                patch,
                0);
    NDArray tokens = Ops.permute(Ops.reshape(cut, images, width, patches), 0, 2, 1);
    NDArray first = pass.parameter(name + ".token").broadcast(images, 1, width);
    return Ops.concatenate(List.of(first, tokens), 1).add(pass.parameter(name + ".positions"));
  }

  @Override
  public List<ParameterSpec> parameters() {
    long side = patch;
    long features = width;
    return List.of(
        new ParameterSpec(
            name + ".proj.weight",
            List.of(features, (long) channels, side, side),
            START,
            true,
            ParameterSpec.Memory.LIKE_IMAGES),
        ParameterSpec.undecayed(name + ".proj.bias", List.of(features), START),
        ParameterSpec.undecayed(name + ".token", List.of(1L, 1L, features), START),
        ParameterSpec.undecayed(name + ".positions", List.of(1L, 1L + patches, features), START));
  }
}
