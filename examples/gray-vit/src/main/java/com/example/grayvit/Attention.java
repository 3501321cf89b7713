package com.example.grayvit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.Script;

/**
 * Self-attention of several heads: (N, tokens, width) to the same.
 *
 * @param name name of the layer, as timm has it
 * @param width features of a token
 * @param heads heads, which divide the width
 */
record Attention(String name, int width, int heads) implements Layer {
  /** libtorch's fused attention, which the runtime's operations lack. */
  private static final Script SCRIPT =
      new Script(
          "Attention",
          """
            def attend(self: __torch__.M, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
              return torch.scaled_dot_product_attention(q, k, v, None, 0., False)
          """);

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    long images = x.getShape().get(0);
    long tokens = x.getShape().get(1);
    NDArray all = queriesKeysValues().forward(x, pass);
    NDArray byHead =
        Ops.permute(Ops.reshape(all, images, tokens, 3, heads, width / heads), 2, 0, 3, 1, 4);
    NDArray mixed =
        pass.kernels()
            .call(
                SCRIPT,
                "attend",
                part(byHead, 0, images, tokens),
                part(byHead, 1, images, tokens),
                part(byHead, 2, images, tokens));
    NDArray together = Ops.reshape(Ops.permute(mixed, 0, 2, 1, 3), images, tokens, width);
    return output().forward(together, pass);
  }

  /** Queries, keys or values: (N, heads, tokens, width / heads). */
  private NDArray part(NDArray all, int number, long images, long tokens) {
    NDArray one = Ops.slice(all, 0, number, number + 1);
    return Ops.reshape(one, images, heads, tokens, width / heads);
  }

  private Linear queriesKeysValues() {
    return VitDesign.linear(name + ".qkv", width, 3 * width);
  }

  private Linear output() {
    return VitDesign.linear(name + ".proj", width, width);
  }

  @Override
  public List<Layer> children() {
    return List.of(queriesKeysValues(), output());
  }
}
