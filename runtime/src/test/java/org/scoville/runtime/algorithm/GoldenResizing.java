package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.scoville.algorithm.Interpolation;
import org.scoville.algorithm.ProgressiveResizing;
import org.scoville.algorithm.ResizingMode;
import org.scoville.algorithm.ResizingPlace;
import org.scoville.fact.Granularity;
import org.scoville.recipe.Timing;
import org.scoville.runtime.Workbench;
import org.scoville.runtime.checkpoint.DType;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.GoldenTensor;
import org.scoville.runtime.golden.Known;

/** Progressive resizing against Composer. */
@AutoService(GoldenSubject.class)
@Covers(ProgressiveResizing.class)
public final class GoldenResizing implements GoldenSubject {
  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of(
        "progressive_resizing.size", GoldenResizing::sizes,
        "progressive_resizing.resize", GoldenResizing::images,
        "progressive_resizing.crop", GoldenResizing::images);
  }

  private static void sizes(GoldenCase golden) {
    if (golden.expect().has("rows_progress_h_w")) {
      sizesByProgress(golden);
    } else {
      sizesByBatch(golden);
    }
  }

  private static void sizesByProgress(GoldenCase golden) {
    Known.hyperparameters(
        golden,
        "mode",
        "initial_scale",
        "delay_fraction",
        "finetune_fraction",
        "size_increment",
        "height",
        "width");
    JsonNode hyperparameters = golden.hyperparameters();
    int height = hyperparameters.get("height").asInt();
    int width = hyperparameters.get("width").asInt();
    ProgressiveResizing record = record(golden, Granularity.BATCH);
    for (JsonNode row : golden.expect().get("rows_progress_h_w")) {
      double elapsed = row.get(0).asDouble();
      assertThat(List.of(record.height(height, width, elapsed), record.width(width, elapsed)))
          .as("%s", row)
          .containsExactly(row.get(1).asInt(), row.get(2).asInt());
    }
  }

  /** By the behavior itself, on images of one pixel's height a side. */
  private static void sizesByBatch(GoldenCase golden) {
    Known.hyperparameters(
        golden,
        "mode",
        "max_duration",
        "batches_per_epoch",
        "initial_scale",
        "delay_fraction",
        "finetune_fraction",
        "size_increment",
        "width");
    JsonNode hyperparameters = golden.hyperparameters();
    String duration = hyperparameters.get("max_duration").asText();
    boolean epochs = duration.endsWith("ep");
    assertThat(epochs || duration.endsWith("ba")).as(duration).isTrue();
    long perEpoch = hyperparameters.get("batches_per_epoch").asLong();
    long batches =
        Long.parseLong(duration.substring(0, duration.length() - 2)) * (epochs ? perEpoch : 1);
    ProgressiveResizing record = record(golden, epochs ? Granularity.EPOCH : Granularity.BATCH);
    ProgressiveResizingBatch resizing =
        new ProgressiveResizingBatch(record, new RunTiming(Timing.always(), batches, perEpoch));
    int width = hyperparameters.get("width").asInt();
    try (Workbench bench = new Workbench()) {
      NDArray images = bench.manager().zeros(new Shape(1, 1, width, width));
      for (JsonNode row : golden.expect().get("rows_batch_elapsed_width")) {
        long batch = row.get(0).asLong() + 1;
        assertThat(record.elapsed(batch, batches, perEpoch))
            .as("%s", row)
            .isEqualTo(row.get(1).asDouble());
        NDArray resized =
            resizing.images(images, new MicroBatch(batch, 0, 0, 0, 1, images), bench.kernels());
        assertThat(resized.getShape().get(3)).as("%s", row).isEqualTo(row.get(2).asLong());
      }
    }
  }

  private static ProgressiveResizing record(GoldenCase golden, Granularity granularity) {
    JsonNode hyperparameters = golden.hyperparameters();
    return new ProgressiveResizing(
        mode(golden),
        hyperparameters.get("initial_scale").asDouble(),
        hyperparameters.get("delay_fraction").asDouble(),
        hyperparameters.get("finetune_fraction").asDouble(),
        hyperparameters.get("size_increment").asInt(),
        Interpolation.NEAREST,
        granularity,
        false,
        ResizingPlace.DEVICE);
  }

  private static ResizingMode mode(GoldenCase golden) {
    String mode = golden.hyperparameters().path("mode").asText("resize");
    return ResizingMode.valueOf(mode.toUpperCase(Locale.ROOT));
  }

  private static void images(GoldenCase golden) {
    Known.hyperparameters(golden, "scale_factor", "mode", "resize_targets");
    try (Workbench bench = new Workbench()) {
      NDArray images = bench.array(golden.input("x"));
      for (NDArray layout : List.of(images, bench.channelsLast(images))) {
        NDArray resized = resized(golden, layout, bench);
        golden.check("y", resized.toFloatArray());
        boolean last = layout != images;
        if (resized.getShape().get(1) > 1) {
          assertThat(bench.kernels().strides(resized)[1] == 1).as("channels last").isEqualTo(last);
        }
        if (golden.expect().has("size")) {
          assertThat(Arrays.copyOfRange(resized.getShape().getShape(), 2, 4))
              .containsExactly(
                  golden.expect().get("size").get(0).asLong(),
                  golden.expect().get("size").get(1).asLong());
        }
      }
      if (golden.hyperparameters().path("resize_targets").asBoolean()) {
        checkTargets(golden, bench);
      }
    }
  }

  private static NDArray resized(GoldenCase golden, NDArray images, Workbench bench) {
    double factor = golden.hyperparameters().get("scale_factor").asDouble();
    return switch (mode(golden)) {
      case RESIZE -> ProgressiveResizingBatch.shrink(images, factor, bench.kernels());
      case CROP -> {
        Shape shape = images.getShape();
        yield ProgressiveResizingBatch.crop(
            images,
            new ProgressiveResizingBatch.Corner(
                golden.fixed().get("top").asInt(), golden.fixed().get("left").asInt()),
            ProgressiveResizing.scaled((int) shape.get(2), factor),
            ProgressiveResizing.scaled((int) shape.get(3), factor),
            bench.kernels());
      }
    };
  }

  /** Targets that are images of the same size; classes pass through floats as in the reference. */
  private static void checkTargets(GoldenCase golden, Workbench bench) {
    GoldenTensor target = golden.input("target");
    long[] shape = target.shape();
    assertThat(Arrays.copyOfRange(shape, shape.length - 2, shape.length))
        .isEqualTo(Arrays.copyOfRange(golden.input("x").shape(), 2, 4));
    Shape four = shape.length == 3 ? new Shape(shape[0], 1, shape[1], shape[2]) : new Shape(shape);
    if (target.type() == DType.F32) {
      NDArray resized = resized(golden, bench.manager().create(target.floats(), four), bench);
      golden.check("target_y", resized.toFloatArray());
      return;
    }
    NDArray floats = bench.manager().create(target.longs(), four).toType(DataType.FLOAT32, true);
    NDArray resized = resized(golden, floats, bench);
    golden.check("target_y", resized.toType(DataType.INT64, true).toLongArray());
  }
}
