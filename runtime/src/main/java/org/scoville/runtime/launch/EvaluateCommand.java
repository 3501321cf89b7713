package org.scoville.runtime.launch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.RecipeCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scoville evaluate}: the accuracy of weights that are trained already. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Evaluates weights with a recipe's network and its way to evaluate:",
      "prints top-1, and top-5 of more than 5 classes."
    },
    footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
final class EvaluateCommand implements Callable<Integer> {
  /** Larger batches are no faster to evaluate, and take more memory. */
  private static final int USUAL_BATCH = 256;

  @Parameters(paramLabel = "RECIPE", description = "Name of the recipe; see scoville list.")
  private String name = "";

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "A .safetensors file with torchvision's or timm's names.")
  private @Nullable Path weights;

  @Option(names = "--new-head", hidden = true)
  private boolean newHead;

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Images that are evaluated at once (default: the recipe's, at most 256).")
  private @Nullable Integer batchSize;

  @Mixin private PrecisionOption precision = new PrecisionOption();

  @Option(names = "--per-class", description = "Prints the top-1 of each class as well.")
  private boolean perClass;

  @Option(
      names = "--predictions",
      paramLabel = "CSV",
      description = "Writes each image's name, class, prediction and its probability.")
  private @Nullable Path predictions;

  @Option(
      names = "--devices",
      paramLabel = "DEVICE",
      split = ",",
      splitSynopsisLabel = ",",
      defaultValue = "cpu",
      description = "Devices that share the images: cpu, cuda:0 ... (default: ${DEFAULT-VALUE}).")
  private List<String> devices = List.of("cpu");

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads an operation on one CPU may use; 0 = its share of the cores.")
  private int threads;

  @Override
  public Integer call() throws InterruptedException {
    CompiledRecipe recipe = RecipeCatalog.load().find(name);
    Path file = check();
    DataSelection images =
        data.selection()
            .orElseThrow(() -> new UsageProblem("evaluate needs images; give --data PATH"));
    int batch = batch(recipe.spec());
    PrintStream out = StandardOutput.stream();
    EvaluationRun run =
        new EvaluationRun(
            recipe,
            batch,
            precision.given().orElse(recipe.spec().precision()),
            devices,
            ThreadBudget.threads(threads, devices),
            out);
    return PreparedProcess.run(
        out,
        "nothing more is evaluated, and no predictions are written",
        stop -> run.run(file, images, perClass, predictions, stop::tidy));
  }

  private Path check() {
    if (newHead) {
      throw new UsageProblem(
          "--new-head starts a new last layer, which knows no class yet; train it first, or drop the option");
    }
    if (weights == null || weights.toString().isEmpty()) {
      throw new UsageProblem("evaluate needs trained weights; give --weights FILE");
    }
    RunOptions.atLeast(1, "--batch-size", batchSize);
    RunOptions.atLeast(0, "--threads", threads);
    RunOptions.checkDevices(devices, threads);
    data.check();
    if (predictions != null) {
      PredictionFile.check(predictions);
    }
    return weights;
  }

  private int batch(RecipeSpec recipe) {
    int replicas = devices.size();
    if (batchSize != null) {
      ThreadBudget.check(batchSize, replicas);
      return batchSize;
    }
    int usual = Math.min(recipe.batchSize(), USUAL_BATCH);
    return Math.max(replicas, usual / replicas * replicas);
  }
}
