package org.scoville.runtime.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.scoville.runtime.tensor.FlatBuffers;
import org.scoville.runtime.tensor.Layout;
import org.scoville.runtime.tensor.ParameterSpec;

/**
 * A network without weights: a tree of layers, and the memory layout of images.
 *
 * @param root the tree: images (N, C, H, W) to logits (N, classes)
 * @param classes outputs
 * @param layout memory layout of images and convolution weights
 */
public record Blueprint(Layer root, int classes, Layout layout) {

  /** The same network in another memory layout. */
  public Blueprint in(Layout layout) {
    return new Blueprint(root, classes, layout);
  }

  /** The same network with every layer replaced, innermost first. */
  public Blueprint rewrite(UnaryOperator<Layer> change) {
    return new Blueprint(root.rewrite(change), classes, layout);
  }

  /** Every layer, a layer before those that it consists of. */
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>();
    walk(root, all::add);
    return all;
  }

  /** All parameters, in the reference implementation's order. */
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> all = new ArrayList<>();
    walk(root, layer -> all.addAll(layer.parameters()));
    return all;
  }

  /** All batch norms, in the reference implementation's order. */
  public List<FlatBuffers.Norm> norms() {
    List<FlatBuffers.Norm> all = new ArrayList<>();
    walk(root, layer -> all.addAll(layer.norms()));
    return all;
  }

  private static void walk(Layer layer, Consumer<Layer> visitor) {
    visitor.accept(layer);
    layer.children().forEach(child -> walk(child, visitor));
  }
}
