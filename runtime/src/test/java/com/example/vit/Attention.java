package com.example.vit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Linear;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.Ops;

/** Self-attention of several heads: (N, tokens, width) to the same. */
record Attention(String name, int width, int heads) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    long images = x.getShape().get(0);
    long tokens = x.getShape().get(1);
    long each = width / heads;
    NDArray all = Ops.reshape(queriesKeysValues().forward(x, pass), images, tokens, 3, heads, each);
    NDArray byHead = Ops.permute(all, 2, 0, 3, 1, 4);
    NDArray queries = part(byHead, 0, images, tokens);
    NDArray keys = Ops.permute(part(byHead, 1, images, tokens), 0, 1, 3, 2);
    NDArray values = part(byHead, 2, images, tokens);
    NDArray weights = Ops.softmax(Ops.matMul(queries, keys).mul(1 / Math.sqrt((double) each)), -1);
    NDArray mixed = Ops.permute(Ops.matMul(weights, values), 0, 2, 1, 3);
    return output().forward(Ops.reshape(mixed, images, tokens, width), pass);
  }

  /** Queries, keys or values: (N, heads, tokens, width / heads). */
  private NDArray part(NDArray all, int number, long images, long tokens) {
    NDArray one = Ops.slice(all, 0, number, number + 1);
    return Ops.reshape(one, images, heads, tokens, width / heads);
  }

  private Linear queriesKeysValues() {
    return TinyVitDesign.linear(name + ".qkv", width, 3 * width).withoutBias();
  }

  private Linear output() {
    return TinyVitDesign.linear(name + ".proj", width, width);
  }

  @Override
  public List<Layer> children() {
    return List.of(queriesKeysValues(), output());
  }
}
