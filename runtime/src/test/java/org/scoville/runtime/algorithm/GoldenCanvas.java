package org.scoville.runtime.algorithm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.scoville.recipe.Timing;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;

/** The image of a golden case, on a canvas and back. */
final class GoldenCanvas {
  /** A sample for behaviors whose choices are the case's. */
  static final Sample SAMPLE = new Sample(1, 0, 0, 0, 0);

  private GoldenCanvas() {}

  /** An occasion that lets a behavior act in each batch. */
  static RunTiming always() {
    return new RunTiming(Timing.always(), 1, 1);
  }

  /** An image (H, W, C), or (H, W) of gray. */
  static Canvas of(GoldenTensor image) {
    int channels = image.shape().length == 3 ? image.extent(2) : 1;
    Canvas canvas = new Canvas(image.extent(0), image.extent(1), channels);
    System.arraycopy(image.bytes(), 0, canvas.pixels(), 0, canvas.length());
    return canvas;
  }

  /** Changes the case's image and holds it against the expected one. */
  static void check(GoldenCase golden, SampleBehavior behavior) {
    Canvas canvas = of(golden.input("image_hwc"));
    behavior.change(canvas, SAMPLE);
    golden.check("out_hwc", Arrays.copyOf(canvas.pixels(), canvas.length()));
  }

  /** Fails on a hyperparameter or a choice that the check doesn't read. */
  static void knows(GoldenCase golden, JsonNode node, String... names) {
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(Set.of(names));
    if (!unknown.isEmpty()) {
      throw new AssertionError("%s has %s, which nothing reads".formatted(golden, unknown));
    }
  }
}
