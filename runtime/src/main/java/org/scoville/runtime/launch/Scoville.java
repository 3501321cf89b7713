package org.scoville.runtime.launch;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.data.ImageSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code scoville}: lists, explains and trains the recipes on the class path. */
@Command(
    name = "scoville",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    description = "Lists, explains and trains the recipes on the class path.",
    subcommands = {Scoville.Listing.class, Scoville.Explain.class, Scoville.Train.class})
public final class Scoville implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    Launcher.exit(Launcher.execute(new Scoville(), args));
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(output());
    }
    return Launcher.OK;
  }

  /** Standard output in UTF-8, for the curves, whatever the platform's default. */
  static PrintStream output() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }

  /** {@code scoville list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the recipes on the class path.")
  static final class Listing implements Callable<Integer> {
    @Override
    public Integer call() {
      PrintStream out = output();
      for (CompiledRecipe recipe : RecipeShelf.load().recipes()) {
        RecipeSpec spec = recipe.spec();
        out.printf(
            "%-24s %4d epochs, batch %-5d %s%n",
            RecipeShelf.shortName(spec.simpleName()), spec.epochs(), spec.batchSize(), spec.name());
      }
      return Launcher.OK;
    }
  }

  /** {@code scoville explain}. */
  @Command(
      name = "explain",
      mixinStandardHelpOptions = true,
      description = "Shows a recipe as it would be trained, its plan and its findings.")
  static final class Explain implements Callable<Integer> {
    @Parameters(paramLabel = "RECIPE", description = "Name of the recipe; see scoville list.")
    private String name = "";

    @Mixin private RunOptions options = new RunOptions();

    @Override
    public Integer call() {
      CompiledRecipe recipe = RecipeShelf.load().find(name);
      RecipeSpec asked = RecipeCheck.overridden(recipe.spec(), options);
      Wiring wiring = new Wiring(recipe);
      RecipeSpec resolved = asked;
      if (options.data != null) {
        ImageSource images = wiring.images(options.data, true);
        resolved = RecipeCheck.withData(asked, images.size(), images.classes());
      }
      PrintStream out = output();
      out.print(Explanation.of(resolved, wiring, new RecipeCheck().judge(resolved)));
      RecipeCheck.unscaled(recipe.spec(), resolved).ifPresent(out::println);
      return Launcher.OK;
    }
  }

  /** {@code scoville train}. */
  @Command(name = "train", mixinStandardHelpOptions = true, description = "Trains a recipe.")
  static final class Train implements Callable<Integer> {
    @Parameters(paramLabel = "RECIPE", description = "Name of the recipe; see scoville list.")
    private String name = "";

    @Mixin private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws InterruptedException {
      return Launcher.train(RecipeShelf.load().find(name), options);
    }
  }
}
