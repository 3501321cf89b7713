package com.example.squeeze;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.model.BatchNorm;
import org.scoville.runtime.model.Layer;
import org.scoville.runtime.model.Pass;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Ops;
import org.scoville.runtime.tensor.ParameterSpec;

/** Batch norm with the statistics of a few images at a time. */
record GhostBatchNorm(BatchNorm norm, int ghost) implements Layer {

  @Override
  public NDArray forward(NDArray x, Pass pass) {
    if (!pass.training()) {
      return normalized(x, pass);
    }
    pass.count(norm.name());
    long images = x.getShape().get(0);
    List<NDArray> parts = new ArrayList<>();
    for (long start = 0; start < images; start += ghost) {
      parts.add(normalized(Ops.slice(x, 0, start, Math.min(images, start + ghost)), pass));
    }
    return Ops.concatenate(parts, 0);
  }

  private NDArray normalized(NDArray x, Pass pass) {
    String name = norm.name();
    return Ops.batchNorm(
        x,
        pass.mean(name),
        pass.variance(name),
        pass.parameter(name + ".weight"),
        pass.parameter(name + ".bias"),
        pass.training(),
        0.1,
        1e-5);
  }

  @Override
  public List<ParameterSpec> parameters() {
    return norm.parameters();
  }

  @Override
  public List<FlatBuffers.Norm> norms() {
    return norm.norms();
  }
}
