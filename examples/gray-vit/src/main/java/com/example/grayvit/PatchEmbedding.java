package com.example.grayvit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.model.Initializers;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * Patches as tokens after a class token, with learned positions: images (N, C, H, W) to (N, 1 +
 * patches, width).
 *
 * @param channels channels of an image
 * @param record hyperparameters of the network
 */
record PatchEmbedding(int channels, Vit record) implements Layer {
  private static final String TOKEN = "cls_token";
  private static final String POSITIONS = "pos_embed";
  private static final String PROJECTION = "patch_embed.proj";

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    long images = x.getShape().get(0);
    NDArray cut =
        pass.kernels()
            .convolution(
                x,
                pass.parameter(PROJECTION + ".weight"),
                pass.parameter(PROJECTION + ".bias"),
                record.patch(),
                0);
    NDArray tokens = Ops.permute(Ops.reshape(cut, images, record.width(), patches()), 0, 2, 1);
    NDArray first = pass.parameter(TOKEN).broadcast(images, 1, record.width());
    return Ops.concatenate(List.of(first, tokens), 1).add(pass.parameter(POSITIONS));
  }

  @Override
  public List<ParameterSpec> parameters() {
    long side = record.patch();
    long width = record.width();
    return List.of(
        ParameterSpec.undecayed(TOKEN, List.of(1L, 1L, width), VitDesign.START),
        ParameterSpec.undecayed(POSITIONS, List.of(1L, 1 + patches(), width), VitDesign.START),
        new ParameterSpec(
            PROJECTION + ".weight",
            List.of(width, (long) channels, side, side),
            VitDesign.START,
            true,
            ParameterSpec.Memory.LIKE_IMAGES),
        ParameterSpec.undecayed(PROJECTION + ".bias", List.of(width), Initializers.zeros()));
  }

  private long patches() {
    long row = record.imageSide() / record.patch();
    return row * row;
  }
}
