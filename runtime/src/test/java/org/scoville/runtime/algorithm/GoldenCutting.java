package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.scoville.algorithm.ColOut;
import org.scoville.algorithm.CutOut;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.Known;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.Box;

/** CutOut and ColOut against Composer. */
@AutoService(GoldenSubject.class)
@Covers({CutOut.class, ColOut.class})
public final class GoldenCutting implements GoldenSubject {
  private static final RunTiming ALWAYS = new RunTiming(Timing.always(), 1, 1);

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "cutout", GoldenCutting::cutOut,
        "colout.batch", GoldenCutting::batch,
        "colout.image", GoldenCutting::image,
        "colout.size", GoldenCutting::sizes);
  }

  private static void cutOut(GoldenCase golden) {
    Known.hyperparameters(golden, "num_holes", "length", "uniform_sampling");
    int height = golden.input("x").extent(2);
    int width = golden.input("x").extent(3);
    CutExtent cut =
        CutExtent.square(golden.hyperparameters().get("length").asDouble(), height, width);
    assertThat(cut.rows()).isEqualTo(golden.expect().get("length_px").asInt());
    List<Box> windows = new ArrayList<>();
    for (JsonNode center : golden.fixed().get("centers_yx")) {
      windows.add(cut.about(center.get(0).asInt(), center.get(1).asInt()));
    }
    assertThat(windows).hasSize(golden.hyperparameters().get("num_holes").asInt());
    try (Workbench bench = new Workbench()) {
      CutOutBlanking blanking = new CutOutBlanking(ALWAYS, (batch, h, w) -> windows);
      NDArray images = bench.array(golden.input("x"));
      for (NDArray layout : List.of(images, bench.channelsLast(images))) {
        NDArray blanked = blanking.images(layout, micro(images), bench.kernels());
        golden.check("y", blanked.toFloatArray());
        assertThat(bench.kernels().strides(blanked)).isEqualTo(bench.kernels().strides(layout));
      }
    }
  }

  /** The lines that the reference kept, in number what the record says. */
  private record Replayed(GoldenCase golden) implements ColOutCutting.Lines {
    @Override
    public int[] rows(Draw draw, int height) {
      return kept("kept_rows", ColOut.kept(height, drop("p_row")));
    }

    @Override
    public int[] columns(Draw draw, int width) {
      return kept("kept_cols", ColOut.kept(width, drop("p_col")));
    }

    private double drop(String name) {
      return golden.hyperparameters().get(name).asDouble();
    }

    private int[] kept(String name, int number) {
      JsonNode node = golden.fixed().get(name);
      assertThat(node.size()).as(name).isEqualTo(number);
      int[] kept = new int[number];
      Arrays.setAll(kept, i -> node.get(i).asInt());
      return kept;
    }

    ColOutCutting cutting(boolean perBatch) {
      return new ColOutCutting(new ColOut(drop("p_row"), drop("p_col"), perBatch), ALWAYS, this);
    }
  }

  private static void batch(GoldenCase golden) {
    Known.hyperparameters(golden, "p_row", "p_col", "resize_target");
    ColOutCutting cutting = new Replayed(golden).cutting(true);
    try (Workbench bench = new Workbench()) {
      NDArray images = bench.array(golden.input("x"));
      for (NDArray layout : List.of(images, bench.channelsLast(images))) {
        NDArray kept = cutting.images(layout, micro(images), bench.kernels());
        golden.check("y", kept.toFloatArray());
        boolean last = layout != images;
        if (kept.getShape().get(1) > 1) {
          assertThat(bench.kernels().strides(kept)[1] == 1).as("channels last").isEqualTo(last);
        }
      }
      if (golden.outputs().contains("target_y")) {
        Draw draw = micro(images).shareDraw("colout");
        NDArray kept = cutting.keep(target(golden, bench), draw, bench.kernels());
        if (golden.output("target_y").type() == DType.F32) {
          golden.check("target_y", kept.toFloatArray());
        } else {
          golden.check("target_y", kept.toType(DataType.INT64, true).toLongArray());
        }
      }
    }
  }

  /** A target that is an image itself, of classes or of numbers. */
  private static NDArray target(GoldenCase golden, Workbench bench) {
    GoldenTensor target = golden.input("target");
    return target.type() == DType.F32
        ? bench.array(target)
        : bench.manager().create(target.longs(), new Shape(target.shape()));
  }

  private static void image(GoldenCase golden) {
    Known.hyperparameters(golden, "p_row", "p_col");
    GoldenTensor image = golden.input("image_hwc");
    Canvas canvas = new Canvas(image.extent(0), image.extent(1), image.extent(2));
    System.arraycopy(image.bytes(), 0, canvas.pixels(), 0, canvas.length());
    ColOutCutting cutting = new Replayed(golden).cutting(false);
    cutting.change(canvas, new Sample(1, 0, 0, 0, 1));
    assertThat(canvas.height()).isEqualTo(cutting.height(image.extent(0)));
    assertThat(canvas.width()).isEqualTo(cutting.width(image.extent(1)));
    golden.check("out_hwc", Arrays.copyOf(canvas.pixels(), canvas.length()));
  }

  private static void sizes(GoldenCase golden) {
    Known.hyperparameters(golden);
    for (JsonNode row : golden.expect().get("rows")) {
      assertThat(ColOut.kept(row.get("size").asInt(), row.get("p").asDouble()))
          .as("%s", row)
          .isEqualTo(row.get("kept").asInt());
    }
  }

  private static MicroBatch micro(NDArray images) {
    return new MicroBatch(1, 0, 0, 0, 1, images);
  }
}
