package org.scoville.runtime.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.fact.StartsPretrained;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.train.WeightImport;
import picocli.CommandLine.Option;

/** The options that say which weights a run starts from. */
final class WeightOptions {
  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "Starts from a .safetensors file with torchvision's or timm's names.")
  @Nullable Path file;

  @Option(
      names = "--new-head",
      description = "Leaves the last linear layer of --weights and starts with a new one.")
  boolean newHead;

  /** Refuses what is wrong whatever the recipe and the file. */
  void check() {
    if (file != null && file.toString().isEmpty()) {
      throw new UsageProblem("--weights is empty; give a .safetensors file");
    }
    if (newHead && file == null) {
      throw new UsageProblem(
          "--new-head is about the file of --weights, which is missing; name it, or drop --new-head");
    }
  }

  /**
   * The file, if one is given; it has not been compared with a network yet.
   *
   * @throws LaunchProblem if the recipe starts from trained weights and none are given
   */
  Optional<Safetensors> read(RecipeSpec recipe) {
    boolean isNeeded =
        recipe.fact(Role.MODEL, StartsPretrained.class, StartsPretrained::pretrained).orElse(false);
    if (isNeeded && file == null) {
      throw new LaunchProblem(
          "%s has a pretrained model, and nothing is downloaded; give its weights with --weights FILE, or set pretrained = false"
              .formatted(recipe.simpleName()));
    }
    return Optional.ofNullable(file).map(Safetensors::read);
  }

  /** The last layer that was asked for. */
  WeightImport.Head head() {
    return newHead ? WeightImport.Head.NEW : WeightImport.Head.OF_FILE;
  }
}
