package org.scoville.rule.builtin;

import static org.scoville.rule.Rule.warning;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.data.FFCV;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.data.PackedImages;
import org.scoville.data.RandomCrop;
import org.scoville.literature.Sources;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.RecipeLocation;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;
import org.scoville.text.NumberText;

/** The rule about values of loaders that have no effect. */
@AutoService(RuleSet.class)
public final class UnusedValueRules implements RuleSet {
  /** ImageFolder's default minArea. */
  private static final double USUAL_AREA = 0.08;

  /** The default centerCropRatio of FFCV and PackedImages. */
  private static final double USUAL_RATIO = 0.875;

  /** Unused values that a message names; the remedy names them all. */
  private static final int NAMED = 3;

  private static final String FOLDER = "ImageFolder";

  private static final String CENTER_CROP = "centerCropRatio";

  private static final String SCALED = "scaledDecoding";

  /** Members of loaders that act in training only, each with the value that turns it off. */
  private static final Map<String, Object> EVALUATION =
      Map.of(
          "padding",
          0,
          "flip",
          0,
          "alternatingFlip",
          false,
          "minArea",
          1,
          "randomCrop",
          "NONE",
          SCALED,
          false);

  static final Rule LOADER_VALUE_UNUSED =
      warning("loader-value-unused")
          .about("a loader value that has no effect with this crop, or in evaluation")
          .when(recipe -> !unused(recipe).isEmpty())
          .atFound(
              recipe ->
                  unused(recipe).stream()
                      .findFirst()
                      .flatMap(
                          it ->
                              recipe
                                  .role(it.role())
                                  .map(
                                      l -> RecipeLocation.hyperparameter(l.method(), it.member()))))
          .at(ImageFolder.class)
          .at(FFCV.class)
          .at(PackedImages.class)
          .at(FashionMnist.class)
          .says(
              recipe ->
                  unused(recipe).stream()
                      .limit(NAMED)
                      .map(Unused::sentence)
                      .collect(Collectors.joining("; ")))
          .evidence(
              "RESIZED takes a random resized crop, PADDED pads and crops at random, NONE and evaluation"
                  + " crop the center",
              Sources.LANGUAGE)
          .evidence(
              "images of CIFAR are padded by 4 pixels and cropped at random (section 4.2)",
              Sources.RESNET)
          .fix(
              "choose the crop that uses the value, such as randomCrop = PADDED for padding, or remove"
                  + " the value",
              UnusedValueRules::useOrLeaveOut);

  @Override
  public List<Rule> rules() {
    return List.of(LOADER_VALUE_UNUSED);
  }

  /**
   * A value that has no effect.
   *
   * @param role its loader's role
   * @param loader its loader's name
   * @param value the value as written
   * @param off the value that is the same as none
   * @param why why it has no effect
   */
  private record Unused(
      Role role, String loader, String member, Object value, Object off, String why) {
    String sentence() {
      return "%s's %s = %s has no effect: %s".formatted(loader, member, written(value), why);
    }

    String mended() {
      return "@%s's %s = %s"
          .formatted(role == Role.TRAIN ? "Train" : "Evaluate", member, written(off));
    }

    private static String written(Object value) {
      return value instanceof Number number
          ? NumberText.of(number.doubleValue())
          : String.valueOf(value);
    }
  }

  private static List<Unused> unused(RecipeSpec recipe) {
    return Stream.of(
            recipe.find(Role.TRAIN, ImageFolder.class).stream()
                .flatMap(folder -> unusedInTraining(folder).stream()),
            recipe.role(Role.TRAIN).stream().flatMap(UnusedValueRules::unusedCenterCrop),
            recipe.role(Role.EVALUATE).stream()
                .filter(it -> changesTrainingOnly(recipe))
                .flatMap(UnusedValueRules::unusedInEvaluation))
        .flatMap(found -> found)
        .toList();
  }

  /** Whether it is a built-in loader, of which it is known what it ignores in evaluation. */
  private static boolean changesTrainingOnly(RecipeSpec recipe) {
    return Stream.of(ImageFolder.class, FashionMnist.class, FFCV.class, PackedImages.class)
        .anyMatch(loader -> recipe.find(Role.EVALUATE, loader).isPresent());
  }

  /** Evaluation's crop of loaders that always take a random one in training. */
  private static Stream<Unused> unusedCenterCrop(Ingredient loader) {
    boolean isRandom =
        Stream.of(FFCV.class, PackedImages.class)
            .anyMatch(type -> type.getCanonicalName().equals(loader.type()));
    return Optional.ofNullable(loader.chosen().get(CENTER_CROP)).stream()
        .filter(ratio -> isRandom && loader.refusal().isEmpty())
        .map(
            ratio ->
                new Unused(
                    Role.TRAIN,
                    loader.simpleType(),
                    CENTER_CROP,
                    ratio,
                    USUAL_RATIO,
                    "training takes a random crop"));
  }

  /** Values for training only, except those that equal what evaluation does anyway. */
  private static Stream<Unused> unusedInEvaluation(Ingredient loader) {
    return loader.chosen().entrySet().stream()
        .filter(value -> EVALUATION.containsKey(value.getKey()))
        .filter(value -> !value.getKey().equals(SCALED) || loader.simpleType().equals(FOLDER))
        .filter(value -> !said(value.getValue()).equals(said(off(value.getKey()))))
        .map(
            value ->
                new Unused(
                    Role.EVALUATE,
                    loader.simpleType(),
                    value.getKey(),
                    value.getValue(),
                    off(value.getKey()),
                    "evaluation does not augment"));
  }

  private static Object off(String member) {
    return Objects.requireNonNull(EVALUATION.get(member));
  }

  private static Object said(Object value) {
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }

  private static List<Unused> unusedInTraining(ImageFolder folder) {
    RandomCrop crop = folder.randomCrop();
    String why = "randomCrop is " + crop;
    List<Unused> found = new ArrayList<>();
    if (folder.padding() > 0 && crop != RandomCrop.PADDED) {
      found.add(new Unused(Role.TRAIN, FOLDER, "padding", folder.padding(), 0, why));
    }
    if (folder.resize() > 0 && crop == RandomCrop.RESIZED) {
      found.add(new Unused(Role.TRAIN, FOLDER, "resize", folder.resize(), 0, why));
    }
    if (Math.abs(folder.minArea() - USUAL_AREA) > 1e-9 && crop != RandomCrop.RESIZED) {
      found.add(new Unused(Role.TRAIN, FOLDER, "minArea", folder.minArea(), USUAL_AREA, why));
    }
    if (folder.scaledDecoding() && !folder.decodesScaled(true)) {
      found.add(
          new Unused(
              Role.TRAIN,
              FOLDER,
              SCALED,
              true,
              false,
              crop == RandomCrop.RESIZED ? "maxResolution is " + folder.maxResolution() : why));
    }
    return found;
  }

  private static String useOrLeaveOut(RecipeSpec recipe) {
    List<Unused> all = unused(recipe);
    String out = all.stream().map(Unused::mended).collect(Collectors.joining(" and "));
    boolean pads =
        all.stream().anyMatch(it -> it.role() == Role.TRAIN && it.member().equals("padding"));
    return "set " + out + (pads ? ", or randomCrop to PADDED if a padded crop is meant" : "");
  }
}
