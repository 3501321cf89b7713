package org.scoville.runtime.launch;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.explain.Comparison;
import org.scoville.runtime.explain.ComparisonJson;
import org.scoville.runtime.explain.ComparisonText;
import org.scoville.runtime.explain.ExplanationJson;
import org.scoville.runtime.explain.ExplanationText;
import org.scoville.runtime.explain.ResolvedRecipe;
import org.scoville.runtime.explain.RuleCatalog;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.RecipeCatalog;
import org.scoville.runtime.wiring.RecipeCheck;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code scoville}: lists, explains, compares, trains and evaluates the recipes on the
 * class path, and prints the pages about rules.
 */
@Command(
    name = "scoville",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    description = {
      "Lists, explains, compares, trains and evaluates the recipes on the class path.",
      "scoville rule ID prints the page about a finding."
    },
    footer = {ExitCode.LEGEND, VerboseOption.LEGEND},
    subcommands = {
      Scoville.Listing.class,
      Scoville.Explain.class,
      Scoville.Diff.class,
      Scoville.RuleOrAll.class,
      Scoville.Train.class,
      ResumeCommand.class,
      RunsCommand.class,
      EvaluateCommand.class,
      PackCommand.class,
      InspectCommand.class,
      BenchCommand.class,
      HelpCommand.class
    })
public final class Scoville implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    Launcher.exit(Launcher.guarded(() -> Launcher.execute(new CommandLine(new Scoville()), args)));
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(StandardOutput.stream());
    }
    return ExitCode.OK;
  }

  /** {@code scoville list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the recipes on the class path.",
      footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
  static final class Listing implements Callable<Integer> {
    @Override
    public Integer call() {
      RecipeCatalog.load().lines().forEach(StandardOutput.stream()::println);
      return ExitCode.OK;
    }
  }

  /** {@code scoville explain}. */
  @Command(
      name = "explain",
      mixinStandardHelpOptions = true,
      description = "Shows a recipe as it would be trained, its effects and its findings.",
      footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
  static final class Explain implements Callable<Integer> {
    @Parameters(paramLabel = "RECIPE", description = "Name of the recipe; see scoville list.")
    private String name = "";

    @Option(names = "--json", description = "Prints all of it as JSON; see docs/explain.md.")
    private boolean json;

    @Option(
        names = "--all",
        description =
            "Shows every value, also at its default, and the caveats of every ingredient.")
    private boolean all;

    @Mixin private RunOptions options = new RunOptions();

    @Override
    public Integer call() {
      CompiledRecipe recipe = RecipeCatalog.load().find(name);
      ResolvedRecipe resolved =
          ResolvedRecipe.of(recipe, options.overrides(recipe.spec()), options.data.selection())
              .on(options.devices, new ThisMachine());
      PrintStream out = StandardOutput.stream();
      if (json) {
        out.print(ExplanationJson.of(resolved));
        return ExitCode.OK;
      }
      out.print(all ? ExplanationText.whole(resolved) : ExplanationText.of(resolved));
      RecipeCheck.unscaled(resolved.written(), resolved.spec()).ifPresent(out::println);
      return ExitCode.OK;
    }
  }

  /** {@code scoville diff}. */
  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description = {
        "Shows what differs between two recipes, and what to expect of it.",
        "Fills as many columns as the variable COLUMNS says, or 80."
      },
      footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
  static final class Diff implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RECIPE", description = "Name of a recipe.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "OTHER", description = "Name of another recipe.")
    private String right = "";

    @Option(names = "--json", description = "Prints all of it as JSON; see docs/explain.md.")
    private boolean json;

    @Override
    public Integer call() {
      RecipeCatalog recipes = RecipeCatalog.load();
      Comparison comparison =
          Comparison.of(
              ResolvedRecipe.of(recipes.find(left)), ResolvedRecipe.of(recipes.find(right)));
      int width = ComparisonText.width(System.getenv("COLUMNS"));
      StandardOutput.stream()
          .print(json ? ComparisonJson.of(comparison) : ComparisonText.of(comparison, width));
      return ExitCode.OK;
    }
  }

  /** {@code scoville rule}. */
  @Command(
      name = "rule",
      mixinStandardHelpOptions = true,
      description = {
        "Prints what a rule finds, why, and what to do about it.",
        "Without an id it lists all rules on the class path."
      },
      footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
  static final class RuleOrAll implements Callable<Integer> {
    @Parameters(
        arity = "0..1",
        paramLabel = "ID",
        description = "What a finding has in brackets, such as warmup-longer-than-run.")
    private @Nullable String id;

    @Override
    public Integer call() {
      RuleCatalog rules = RuleCatalog.load();
      PrintStream out = StandardOutput.stream();
      if (id == null) {
        rules.lines().forEach(out::println);
      } else {
        out.print(rules.page(id));
      }
      return ExitCode.OK;
    }
  }

  /** {@code scoville train}. */
  @Command(
      name = "train",
      mixinStandardHelpOptions = true,
      description = "Trains a recipe.",
      footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
  static final class Train implements Callable<Integer> {
    @Parameters(paramLabel = "RECIPE", description = "Name of the recipe; see scoville list.")
    private String name = "";

    @Mixin private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws InterruptedException {
      return Launcher.train(RecipeCatalog.load().find(name), options);
    }
  }
}
