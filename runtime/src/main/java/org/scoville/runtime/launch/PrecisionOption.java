package org.scoville.runtime.launch;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.precision.PrecisionChoice;
import org.scoville.runtime.problem.LaunchProblem;
import picocli.CommandLine.Option;

/** The option that replaces a recipe's precision, and what comes of it on the devices of a run. */
final class PrecisionOption {
  @Option(
      names = "--precision",
      paramLabel = "PRECISION",
      description = {
        "fp32, bf16, fp16 or auto, in place of the recipe's; auto is what the devices",
        "compute fast."
      })
  @Nullable Precision asked;

  /** The precision of the option, if it is given. */
  Optional<Precision> given() {
    return Optional.ofNullable(asked);
  }

  /**
   * Settles the precision of a recipe on devices, and says what AUTO is and what will be slow.
   *
   * @param former the precision in which a run that goes on began
   */
  static PrecisionChoice settle(
      RecipeSpec spec, List<String> devices, Optional<Precision> former, PrintStream out) {
    ThisMachine machine = new ThisMachine();
    PrecisionChoice here = PrecisionChoice.of(spec.precision(), devices, machine);
    PrecisionChoice choice = former.map(here::goingOnIn).orElse(here);
    choice.sentence().ifPresent(out::println);
    choice.slowness(devices, machine).ifPresent(warning -> out.println("warning: " + warning));
    refuse(spec, choice);
    return choice;
  }

  private static void refuse(RecipeSpec spec, PrecisionChoice choice) {
    if (choice.used() == Precision.FP16) {
      throw new LaunchProblem(
          "%s asks for precision %s%s, which this version lacks; set precision = BF16 or FP32, or give --precision bf16 or fp32"
              .formatted(
                  spec.simpleName(),
                  choice.asked(),
                  choice.asked() == Precision.AUTO ? ", which is " + choice.used() : ""));
    }
  }
}
