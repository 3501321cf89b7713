package org.scoville.runtime.launch;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.dataset.BetonSet;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.file.AtomicFile;
import org.scoville.runtime.inspect.BetonFields;
import org.scoville.runtime.inspect.ContactSheet;
import org.scoville.runtime.inspect.Inspection;
import org.scoville.runtime.inspect.InspectionText;
import org.scoville.runtime.observe.CountedWork;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.text.PathText;
import org.scoville.runtime.train.LoaderWork;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.RecipeCatalog;
import org.scoville.runtime.wiring.RecipeCheck;
import org.scoville.runtime.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scoville inspect}: prints what is in a data set, and draws what a loader makes of it. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what is in a data set: its images, classes and sizes, and what is left out.",
      "With --sheet it also draws what a recipe's loader makes of some images."
    },
    footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", description = "A folder or file of images, as for --data.")
  private Path path = Path.of(".");

  @Option(names = "--decode", description = "Decodes all pixels, and so finds every damaged image.")
  private boolean decode;

  @Option(
      names = "--sheet",
      paramLabel = "PNG",
      description = "Draws a contact sheet: each image in epoch 1 and, below it, in epoch 2.")
  private @Nullable Path sheet;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description = "The recipe whose loader and algorithms make the sheet's images.")
  private @Nullable String recipe;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "32",
      description = "Images on the sheet (default: ${DEFAULT-VALUE}).")
  private int images;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the sheet's randomness (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws InterruptedException {
    check();
    @Nullable CompiledRecipe drawn = recipe == null ? null : RecipeCatalog.load().find(recipe);
    PrintStream out = StandardOutput.stream();
    return PreparedProcess.run(
        out,
        "what is printed so far is not all",
        stop -> {
          DataSelection data = DataSelection.of(path, DataSelection.Share.UNSPLIT);
          inspect(data, out);
          if (sheet != null && drawn != null) {
            draw(drawn, data, sheet, out);
          }
        });
  }

  private void inspect(DataSelection data, PrintStream out) throws InterruptedException {
    boolean halves = data.hasHalves();
    data.kind().ifPresent(kind -> out.println(PathText.of(path) + " is " + kind));
    if (BetonSet.isNamed(path)) {
      BetonFields fields = BetonFields.of(path);
      out.println(fields.text());
      if (!fields.areImages()) {
        return;
      }
    }
    OpenCv.flaw().ifPresent(flaw -> out.println(OpenCv.text()));
    inspect(halves ? "training" : "images", data.images(true), out);
    if (halves) {
      inspect("evaluation", data.images(false), out);
    }
  }

  private void inspect(String use, ImageSet set, PrintStream out) throws InterruptedException {
    Inspection inspection;
    try (CountedWork progress =
        CountedWork.of(out, Terminal.isWatched(), "inspecting", set.size())) {
      int threads = Runtime.getRuntime().availableProcessors();
      inspection = Inspection.of(set, decode, threads, progress::oneMore);
    }
    InspectionText.lines(use, inspection).forEach(out::println);
  }

  private void check() {
    if (path.toString().isEmpty()) {
      throw new UsageProblem("PATH is empty; give a folder or file of images");
    }
    if (!Files.exists(path)) {
      throw new UsageProblem(
          "nothing is at %s; give a folder or file of images".formatted(PathText.of(path)));
    }
    if ((sheet == null) != (recipe == null)) {
      throw new UsageProblem(
          sheet == null
              ? "--recipe is for a contact sheet; name its file with --sheet out.png"
              : "--sheet draws what a recipe's loader makes; name the recipe with --recipe");
    }
    if (sheet != null && Files.exists(sheet) && !Files.isRegularFile(sheet)) {
      // Renaming the finished sheet would replace a device.
      throw new UsageProblem(
          "--sheet is %s, which is no file; name a file such as sheet.png"
              .formatted(PathText.of(sheet)));
    }
    if (images < 1) {
      throw new UsageProblem("--images is %d; set it to at least 1".formatted(images));
    }
  }

  private void draw(CompiledRecipe compiled, DataSelection data, Path file, PrintStream out) {
    Wiring wiring = new Wiring(compiled);
    ImageSource source = wiring.images(data, true);
    RecipeSpec spec = RecipeCheck.withData(compiled.spec().data(0, 0), source, Optional.empty());
    long steps = Math.max(1, spec.stepsPerEpoch());
    RunSettings settings =
        new RunSettings(spec.epochs(), steps, spec.batchSize(), 0, seed, 1, 0, Precision.FP32);
    LoaderWork work = new LoaderWork(wiring.parts(), settings);
    ContactSheet drawn = ContactSheet.of(work.sized(source), work, images, steps, seed);
    AtomicFile.write(
        file,
        channel -> {
          OutputStream stream = Channels.newOutputStream(channel);
          ImageIO.write(drawn.picture(), "png", stream);
        });
    out.println("drawn on %s, from left to right:".formatted(PathText.of(file)));
    drawn.names().forEach(name -> out.println("  " + name));
  }
}
