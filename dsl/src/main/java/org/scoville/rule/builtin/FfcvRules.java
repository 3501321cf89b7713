package org.scoville.rule.builtin;

import static org.scoville.literature.DeepDive.WITHOUT_RANDAUGMENT;
import static org.scoville.literature.DeepDive.percent;
import static org.scoville.rule.Rule.caveat;
import static org.scoville.rule.Rule.error;
import static org.scoville.rule.Rule.note;
import static org.scoville.rule.Rule.warning;
import static org.scoville.rule.builtin.Regularization.shortRun;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.scoville.algorithm.ColOut;
import org.scoville.data.FFCV;
import org.scoville.data.PackedImages;
import org.scoville.data.TraversalOrder;
import org.scoville.fact.AugmentsImages;
import org.scoville.fact.DropsLines;
import org.scoville.fact.LoadsWholeBatches;
import org.scoville.fact.OrdersImages;
import org.scoville.fact.Regularizes;
import org.scoville.literature.Sources;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Rule;
import org.scoville.rule.RuleSet;

/** Rules about FFCV, and about augmentation beside any loader that writes whole batches. */
@AutoService(RuleSet.class)
public final class FfcvRules implements RuleSet {
  static final Rule FFCV_WITH_RANDAUGMENT =
      error("ffcv-with-pil-randaugment")
          .about("RandAugment or TrivialAugment on images that FFCV loads")
          .when(recipe -> loadsWholeBatches(recipe) && augmentation(recipe).isPresent())
          .at(AugmentsImages.class)
          .says(
              recipe ->
                  "%s augments single images before they are batched, but @Train's %s loads whole batches"
                      .formatted(augmentation(recipe).orElseThrow(), loader(recipe)))
          .evidence(
              "Hot had to give up FFCV for RandAugment; without RandAugment no run passed %s"
                  .formatted(percent(WITHOUT_RANDAUGMENT)),
              Sources.MOSAIC_RECIPES)
          .evidence(
              "RandAugment needs a PyTorch loader of images, and raises a TypeError otherwise",
              Sources.COMPOSER_RANDAUGMENT_CODE)
          .evidence("a RandAugment for FFCV was begun in 2022 and is still open", Sources.FFCV_154)
          .evidence("FFCV's pipeline can't change once the loader exists", Sources.FFCV_218)
          .fix(
              "load with PackedImages, which reads the same .beton files, or with ImageFolder, as Hot does,"
                  + " or drop the augmentation, as Medium does");

  static final Rule FFCV_WITH_COLOUT_PER_IMAGE =
      error("colout-samplewise-needs-torch-loader")
          .about("ColOut of single images on images that FFCV loads")
          .when(recipe -> loadsWholeBatches(recipe) && dropsLinesOfSingleImages(recipe))
          .at(ColOut.class, "perBatch")
          .at(DropsLines.class)
          .says(
              recipe ->
                  "%s with perBatch = false drops lines of single images before they are batched, but"
                          .formatted(
                              recipe
                                  .declared(DropsLines.class)
                                  .orElseThrow()
                                  .ingredient()
                                  .simpleType())
                      + " @Train's %s loads whole batches".formatted(loader(recipe)))
          .evidence(
              "per image it needs a PyTorch loader of images, and raises a TypeError otherwise",
              Sources.COMPOSER_COLOUT_CODE)
          .fix(
              "set perBatch = true, which Hot has, or load with PackedImages, which reads the same .beton"
                  + " files, or with ImageFolder");

  static final Rule FFCV_RANDOM_WITHOUT_CACHE =
      note("ffcv-random-order-without-cache")
          .about(
              "FFCV's random order without the page cache, which FFCV itself can't do in little memory")
          .when(recipe -> isOrdered(recipe, TraversalOrder.RANDOM) && !caches(recipe))
          .at(Role.TRAIN, "osCache")
          .says(
              recipe ->
                  "osCache = false changes nothing here, where the page cache is used in any case; FFCV itself with order"
                      + " RANDOM then needs the whole file in the memory of each process")
          .evidence(
              "without the page cache the whole data set must fit into memory, or FFCV throws",
              Sources.FFCV_79)
          .evidence("memory grew from 85 GB on two GPUs to 170 GB on four", Sources.FFCV_120)
          .fix("set osCache = true, as the published recipes do");

  static final Rule FFCV_QUASI_RANDOM =
      note("ffcv-quasi-random-distributed")
          .about("FFCV's quasi-random order, which FFCV itself has on one device only")
          .when(recipe -> isOrdered(recipe, TraversalOrder.QUASI_RANDOM))
          .at(Role.TRAIN, "order")
          .says(
              recipe ->
                  "order = QUASI_RANDOM works here on any number of devices; FFCV itself has it on one device"
                      + " only")
          .evidence("FFCV's documentation: unavailable in distributed mode", Sources.FFCV_LOADER)
          .fix("keep it, or set order = RANDOM to run the same on several devices in FFCV itself");

  static final Rule FFCV_SEQUENTIAL =
      warning("ffcv-sequential-training")
          .about("training images in the same order in each epoch")
          .when(
              recipe ->
                  recipe
                      .fact(Role.TRAIN, OrdersImages.class, OrdersImages::repeatsOrder)
                      .orElse(false))
          .at(Role.TRAIN, "order")
          .at(FFCV.class)
          .at(PackedImages.class)
          .says(
              recipe ->
                  "%s on @Train has the images of each epoch in the same order, so the same batches come"
                          .formatted(loader(recipe))
                      + " again")
          .evidence(
              "the published recipes and FFCV's own train in RANDOM order, and evaluate in SEQUENTIAL",
              Sources.FFCV_IMAGENET)
          .fix("set order = RANDOM");

  static final Rule FFCV_BATCH =
      caveat("ffcv-batch-is-per-gpu")
          .about("FFCV, whose own configurations give the batch size per process")
          .when(recipe -> ffcv(recipe).isPresent())
          .atRecipe("batchSize")
          .says(
              recipe ->
                  "batchSize = %d counts all devices together; batch_size in FFCV's own configurations is per"
                          .formatted(recipe.batchSize())
                      + " process, one for each GPU")
          .evidence(
              "72.9 % instead of 77.2 % on one GPU: the learning rate was meant for 8 x 512 images",
              Sources.FFCV_IMAGENET_4)
          .fix("multiply batch_size by the number of GPUs when copying an FFCV configuration");

  static final Rule FFCV_FIRST_EPOCH =
      note("ffcv-inference-copy-cost")
          .about("FFCV with the page cache in a run of under 60 epochs")
          .when(recipe -> caches(recipe) && shortRun(recipe))
          .at(Role.TRAIN, "osCache")
          .says(
              recipe ->
                  recipe.epochs() == 1
                      ? "FFCV's only epoch reads the file from disk into the page cache first"
                      : "FFCV's first epoch of %d reads the file from disk into the page cache, so it takes"
                              .formatted(recipe.epochs())
                          + " longer than the others")
          .evidence(
              "the published times replace the first epoch's by the second's", Sources.MOSAIC_TIMES)
          .fix("read the file once before training, and time from the second epoch on");

  @Override
  public List<Rule> rules() {
    return List.of(
        FFCV_WITH_RANDAUGMENT,
        FFCV_WITH_COLOUT_PER_IMAGE,
        FFCV_RANDOM_WITHOUT_CACHE,
        FFCV_QUASI_RANDOM,
        FFCV_SEQUENTIAL,
        FFCV_BATCH,
        FFCV_FIRST_EPOCH);
  }

  private static Optional<FFCV> ffcv(RecipeSpec recipe) {
    return recipe.find(Role.TRAIN, FFCV.class);
  }

  private static boolean isOrdered(RecipeSpec recipe, TraversalOrder order) {
    return ffcv(recipe).filter(loader -> loader.order() == order).isPresent();
  }

  private static boolean caches(RecipeSpec recipe) {
    return ffcv(recipe).filter(FFCV::osCache).isPresent();
  }

  private static boolean dropsLinesOfSingleImages(RecipeSpec recipe) {
    return recipe
        .fact(DropsLines.class, lines -> !lines.perBatch() && lines.droppedLines() > 0)
        .orElse(false);
  }

  /** An augmentation that changes images, with its strength. */
  private static Optional<String> augmentation(RecipeSpec recipe) {
    return Regularization.augmenters(recipe)
        .findFirst()
        .map(
            it ->
                it.ingredient()
                    .as(Regularizes.class)
                    .flatMap(r -> r.askFor(Regularizes::strength))
                    .map(strength -> "%s (%s)".formatted(it.ingredient().simpleType(), strength))
                    .orElse(it.ingredient().simpleType()));
  }

  private static boolean loadsWholeBatches(RecipeSpec recipe) {
    return recipe.declared(Role.TRAIN, LoadsWholeBatches.class).isPresent();
  }

  private static String loader(RecipeSpec recipe) {
    return recipe.role(Role.TRAIN).orElseThrow().simpleType();
  }
}
