package org.scoville.runtime.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.scoville.algorithm.Augmentations;
import org.scoville.algorithm.RandAugment;
import org.scoville.runtime.algorithm.RandAugmentImages.Choice;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.image.Affine;
import org.scoville.runtime.image.Canvas;

/** Composer's RandAugment: its operations, its levels, its sets and a chain of operations. */
@AutoService(GoldenSubject.class)
@Covers(RandAugment.class)
public final class GoldenRandAugment implements GoldenSubject {
  /** As the reference scales it. */
  private static final double BRIGHTNESS_SCALE = 0.75;

  @Override
  public Map<String, GoldenCheck> checks() {
    Map<String, GoldenCheck> checks = new HashMap<>();
    checks.put("randaugment.sets", GoldenRandAugment::sets);
    checks.put("randaugment.levels", GoldenRandAugment::levels);
    checks.put("randaugment.chain", GoldenRandAugment::chain);
    for (RandAugmentOperation operation : RandAugmentOperation.values()) {
      checks.put("randaugment." + name(operation), golden -> single(golden, operation));
    }
    return checks;
  }

  private static void sets(GoldenCase golden) {
    GoldenCanvas.knows(golden, golden.hyperparameters());
    GoldenCanvas.knows(golden, golden.expect(), "all", "safe", "original");
    golden
        .expect()
        .properties()
        .forEach(
            set -> {
              List<String> names = new ArrayList<>();
              set.getValue().forEach(name -> names.add(name.asText()));
              assertThat(RandAugmentOperation.of(set(set.getKey())))
                  .extracting(GoldenRandAugment::name)
                  .isEqualTo(names);
            });
  }

  private static void levels(GoldenCase golden) {
    GoldenCanvas.knows(golden, golden.hyperparameters());
    GoldenCanvas.knows(golden, golden.expect(), "rows");
    for (JsonNode row : golden.expect().get("rows")) {
      row.fieldNames()
          .forEachRemaining(
              column ->
                  assertThat(column(row, column))
                      .as("%s of %s", column, row)
                      .isEqualTo(row.get(column).asDouble()));
    }
  }

  /** The value of a column of the table, from the row's severity and its number from 0 to 1. */
  private static double column(JsonNode row, String column) {
    double severity = row.get("severity").asDouble();
    double share = row.get("u").asDouble();
    double level = RandAugmentOperation.level(severity, share);
    return switch (column) {
      case "severity" -> severity;
      case "u" -> share;
      case "sampled_level" -> level;
      case "symmetric_hi" -> RandAugmentOperation.factorAbove(severity, share);
      case "symmetric_lo" -> RandAugmentOperation.factorBelow(severity, share);
      case "posterize_bits" -> argument(RandAugmentOperation.POSTERIZE, level, 1);
      case "rotate_deg" -> argument(RandAugmentOperation.ROTATE, level, 1);
      case "solarize_threshold" -> argument(RandAugmentOperation.SOLARIZE, level, 1);
      case "shear" -> argument(RandAugmentOperation.SHEAR_X, level, 1);
      case "original_factor" -> argument(RandAugmentOperation.COLOR_ORIGINAL, level, 1);
      default -> {
        assertThat(column).startsWith("translate_px_");
        int side = Integer.parseInt(column.substring("translate_px_".length()));
        yield argument(RandAugmentOperation.TRANSLATE_X, level, side);
      }
    };
  }

  private static double argument(RandAugmentOperation operation, double level, int side) {
    return operation.argument(level, false, side, side, BRIGHTNESS_SCALE);
  }

  private static void single(GoldenCase golden, RandAugmentOperation operation) {
    GoldenCanvas.knows(golden, golden.hyperparameters(), "augmentation_sets", "image_hw");
    Canvas canvas = GoldenCanvas.of(golden.input("image_hwc"));
    JsonNode size = golden.hyperparameters().path("image_hw");
    if (!size.isMissingNode()) {
      assertThat(List.of(canvas.height(), canvas.width()))
          .isEqualTo(List.of(size.get(0).asInt(), size.get(1).asInt()));
    }
    for (JsonNode set : golden.hyperparameters().path("augmentation_sets")) {
      assertThat(RandAugmentOperation.of(set(set.asText()))).contains(operation);
    }
    Choice choice = choice(golden, operation, golden.fixed());
    expect(golden, choice, canvas);
    GoldenCanvas.check(golden, replay(List.of(choice)));
  }

  private static void chain(GoldenCase golden) {
    GoldenCanvas.knows(golden, golden.hyperparameters(), "depth");
    GoldenCanvas.knows(golden, golden.fixed(), "ops");
    List<Choice> choices = new ArrayList<>();
    for (JsonNode step : golden.fixed().get("ops")) {
      String name = step.get(0).asText().toUpperCase(Locale.ROOT);
      choices.add(choice(golden, RandAugmentOperation.valueOf(name), step.get(1)));
    }
    assertThat(choices).hasSize(golden.hyperparameters().get("depth").asInt());
    GoldenCanvas.check(golden, replay(choices));
  }

  private static RandAugmentImages replay(List<Choice> choices) {
    return new RandAugmentImages(GoldenCanvas.always(), BRIGHTNESS_SCALE, sample -> choices);
  }

  private static Choice choice(GoldenCase golden, RandAugmentOperation operation, JsonNode drawn) {
    GoldenCanvas.knows(golden, drawn, "sampled_level", "negative_sign", "factor", "level", "neg");
    double strength =
        drawn.path("factor").asDouble(drawn.path("sampled_level").asDouble(level(drawn)));
    boolean negative = drawn.path("negative_sign").asBoolean(drawn.path("neg").asBoolean());
    return new Choice(operation, strength, negative);
  }

  private static double level(JsonNode drawn) {
    return drawn.path("level").asDouble();
  }

  /** Holds the operation's argument against the case's, under whichever name it has there. */
  private static void expect(GoldenCase golden, Choice choice, Canvas canvas) {
    JsonNode expect = golden.expect();
    GoldenCanvas.knows(golden, expect, "bits", "degrees", "threshold", "enhance_factor", "affine");
    double argument =
        choice
            .operation()
            .argument(
                choice.strength(),
                choice.negative(),
                canvas.height(),
                canvas.width(),
                BRIGHTNESS_SCALE);
    for (String name : List.of("bits", "degrees", "threshold", "enhance_factor")) {
      if (expect.has(name)) {
        assertThat(argument).as(name).isEqualTo(expect.get(name).asDouble());
      }
    }
    if (expect.has("affine")) {
      List<Double> matrix = new ArrayList<>();
      expect.get("affine").forEach(value -> matrix.add(value.asDouble()));
      Affine affine =
          switch (choice.operation()) {
            case SHEAR_X -> Affine.shearX(argument);
            case SHEAR_Y -> Affine.shearY(argument);
            case TRANSLATE_X -> Affine.translation(argument, 0);
            case TRANSLATE_Y -> Affine.translation(0, argument);
            default -> throw new AssertionError(choice.operation() + " is not affine");
          };
      assertThat(List.of(affine.a(), affine.b(), affine.c(), affine.d(), affine.e(), affine.f()))
          .isEqualTo(matrix);
    }
  }

  private static Augmentations set(String name) {
    return Augmentations.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static String name(RandAugmentOperation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}
