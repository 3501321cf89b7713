package org.scoville.runtime.launch;

import ai.djl.Device;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.model.Blueprint;
import org.scoville.runtime.observe.Accuracy;
import org.scoville.runtime.observe.CountedWork;
import org.scoville.runtime.observe.Prediction;
import org.scoville.runtime.observe.PredictionTable;
import org.scoville.runtime.precision.PrecisionChoice;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.BatchesAhead;
import org.scoville.runtime.train.PredictionRun;
import org.scoville.runtime.train.RunData;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.train.TrainerParts;
import org.scoville.runtime.train.WeightImport;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.Wiring;
import org.scoville.text.NumberText;

/**
 * An evaluation of weights from a file, from opening the images to the last line.
 *
 * @param recipe the recipe whose network and evaluation it uses
 * @param batch images at once, over all devices
 * @param precision the arithmetic of its network
 * @param devices names of devices
 * @param threads threads that an operation on a CPU may use
 * @param out where to print
 */
record EvaluationRun(
    CompiledRecipe recipe,
    int batch,
    Precision precision,
    List<String> devices,
    int threads,
    PrintStream out) {
  private static final long STEPS_OF_UNKNOWN_DATA = 10_000;

  /**
   * Evaluates.
   *
   * @param predictions the file to write them to, if they are wanted
   * @param begun receives what deletes a half of that file
   * @throws LaunchProblem if no image could be evaluated, or the outputs are no numbers
   */
  void run(
      Path weights,
      DataSelection data,
      boolean perClass,
      @Nullable Path predictions,
      Consumer<Runnable> begun)
      throws InterruptedException {
    RecipeSpec spec = recipe.spec().precision(precision);
    Safetensors file = Safetensors.read(weights);
    Wiring wiring = new Wiring(recipe);
    ImageSource images = wiring.images(data, false);
    data.unusedSplit().ifPresent(this::warn);
    if (images.decodesFiles()) {
      out.println(OpenCv.text());
    }
    PrecisionChoice choice = PrecisionOption.settle(spec, devices, Optional.empty(), out);
    RunSettings settings =
        new RunSettings(spec.epochs(), stepsPerEpoch(spec), batch, 0, 1, threads, 0, choice.used());
    RunData both = new RunData(images, images, ThreadBudget.loaderThreads(devices));
    TrainerParts parts = wiring.parts();
    Blueprint network = parts.blueprint(settings, both.shapes(), images.classes());
    WeightImport start = WeightImport.of(file, network, WeightImport.Head.OF_FILE_ONLY);
    out.println("evaluates " + start.text());
    out.println("on " + images.contents().text());
    DirectMemory.ofProcess()
        .lack(BatchesAhead.toEvaluate(images, batch, devices.size()), both.loaderThreads())
        .ifPresent(this::warn);
    List<Prediction> found = predicted(parts.startingFrom(start), settings, both);
    report(found, images, perClass);
    if (predictions != null) {
      found.sort(Comparator.comparingInt(Prediction::image));
      PredictionFile.write(
          predictions, new PredictionTable(found, images::name, images.classNames()), begun);
      out.println("predictions are in " + PathText.of(predictions));
    }
    refuseUnanswered(found);
  }

  private void warn(String warning) {
    out.println("warning: " + warning);
  }

  /** Steps of an epoch in training; so many that one makes no difference, where it is open. */
  private static long stepsPerEpoch(RecipeSpec spec) {
    return spec.knows(DataFact.TRAINING_SAMPLES)
        ? Math.max(1, spec.stepsPerEpoch())
        : STEPS_OF_UNKNOWN_DATA;
  }

  private List<Prediction> predicted(TrainerParts parts, RunSettings settings, RunData data)
      throws InterruptedException {
    TensorEngine.start();
    List<Device> used = devices.stream().map(TensorEngine::device).toList();
    List<Prediction> found = new ArrayList<>();
    try (CountedWork progress =
        CountedWork.of(out, Terminal.isWatched(), "evaluating", data.evaluate().size())) {
      PredictionRun.over(
          parts,
          settings,
          used,
          data,
          this::warn,
          prediction -> {
            found.add(prediction);
            progress.oneMore();
          });
    }
    return found;
  }

  private void report(List<Prediction> found, ImageSource images, boolean perClass) {
    long unreadable = images.unreadable().count();
    if (found.isEmpty()) {
      throw new LaunchProblem(
          "nothing was evaluated, because none of %s can be read; check or replace the files"
              .formatted(NumberText.count(images.size(), "image")));
    }
    Accuracy accuracy = new Accuracy(images.classNames());
    found.forEach(accuracy::add);
    if (perClass) {
      accuracy.classLines().forEach(out::println);
    }
    accuracy.lines().forEach(out::println);
    if (unreadable > 0) {
      out.println(
          "%s can't be read and %s left out"
              .formatted(NumberText.count(unreadable, "image"), unreadable == 1 ? "is" : "are"));
    }
  }

  private static void refuseUnanswered(List<Prediction> found) {
    long unanswered =
        found.stream().filter(prediction -> prediction.answer() == Prediction.NONE).count();
    if (unanswered > 0) {
      throw new LaunchProblem(
          "the weights find no number for %d of %s; evaluate weights that have not diverged"
              .formatted(unanswered, NumberText.count(found.size(), "image")));
    }
  }
}
