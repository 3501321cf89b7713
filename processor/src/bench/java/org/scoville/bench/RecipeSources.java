package org.scoville.bench;

import com.google.auto.service.processor.AutoServiceProcessor;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.scoville.processor.RecipeProcessor;

/**
 * Recipes of a usual size, alike but for their names and a value.
 *
 * @param files the recipes, and the stubs that stand for the runtime
 */
record RecipeSources(List<Path> files) {
  private static final Path STUBS = Path.of("src", "test", "resources", "stubs");
  private static final double MILLIS = 1e6;

  /** Six roles and eight algorithms. */
  private static final String RECIPE =
      """
      package bench;

      import org.scoville.algorithm.*;
      import org.scoville.data.ImageFolder;
      import org.scoville.ingredient.Loader;
      import org.scoville.loss.BinaryCrossEntropy;
      import org.scoville.model.*;
      import org.scoville.optimizer.DecoupledSGD;
      import org.scoville.recipe.*;
      import org.scoville.schedule.CosineDecay;

      @Recipe(epochs = %2$d, batchSize = 2048, trainingSamples = 1_281_167, classes = 1000)
      public interface Recipe%1$d {
        @Model
        @ResNet.With(depth = 50, scales = Scales.UNIFORM, headBias = HeadBias.LOG_PRIOR)
        ResNet model();

        @Loss BinaryCrossEntropy loss();

        @Train @ImageFolder.With(crop = 176) Loader train();

        @Evaluate @ImageFolder.With(resize = 232, crop = 224) Loader evaluate();

        @Optimizer
        @DecoupledSGD.With(learningRate = 2.048, momentum = 0.875, weightDecay = 5e-4)
        DecoupledSGD optimizer();

        @Schedule @CosineDecay.With(warmupEpochs = 8) CosineDecay learningRate();

        @Algorithm BlurPool blurPool();

        @Algorithm ChannelsLast channelsLast();

        @Algorithm(every = 20) @EMA.With(halfLifeBatches = 100) EMA ema();

        @Algorithm @LabelSmoothing.With(smoothing = 0.1) LabelSmoothing labelSmoothing();

        @Algorithm @MixUp.With(alpha = 0.2) MixUp mixUp();

        @Algorithm(every = 5) @SAM.With(rho = 0.5) SAM sam();

        @Algorithm @StochasticDepth.With(dropRate = 0.1) StochasticDepth stochasticDepth();

        @Algorithm @ColOut.With(rowDrop = 0.05, columnDrop = 0.05) ColOut colOut();
      }
      """;

  /** Writes so many recipes into a folder. */
  static RecipeSources write(int count, Path folder) throws IOException {
    List<Path> files = new ArrayList<>(files(STUBS));
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("Recipe" + i + ".java");
      files.add(Files.writeString(file, RECIPE.formatted(i, 135 + i % 100)));
    }
    return new RecipeSources(files);
  }

  /** Compiles them into a folder, together with more files. */
  Lap compile(Path folder, boolean processing, List<Path> more) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> all = new ArrayList<>(files);
    all.addAll(more);
    List<String> options =
        List.of(
            processing ? "-Ascoville.notes=true" : "-proc:none",
            "-nowarn",
            "-classpath",
            System.getProperty("java.class.path"),
            "-s",
            sources.toString(),
            "-d",
            classes.toString());
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    TimedProcessor timed = new TimedProcessor(new RecipeProcessor());
    long start = process.getProcessCpuTime();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(all));
      if (processing) {
        task.setProcessors(List.of(timed, new AutoServiceProcessor()));
      }
      if (!task.call()) {
        throw new IllegalStateException(said.toString());
      }
    }
    double cpu = (process.getProcessCpuTime() - start) / MILLIS;
    return new Lap(cpu, timed.cpu(), timed.wall());
  }

  /** The Java files under a folder, in a fixed order. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
