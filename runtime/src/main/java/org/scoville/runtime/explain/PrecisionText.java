package org.scoville.runtime.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.scoville.recipe.Precision;
import org.scoville.runtime.precision.AutoPrecision;
import org.scoville.runtime.precision.PrecisionChoice;

/** The precision of a recipe in lines: AUTO with its rule and with what it is on a machine. */
final class PrecisionText {
  private PrecisionText() {}

  static List<String> of(ResolvedRecipe resolved) {
    Precision asked = resolved.spec().precision();
    if (asked != Precision.AUTO) {
      return List.of(asked.name());
    }
    List<String> lines = new ArrayList<>(List.of("AUTO: " + PrecisionChoice.RULE));
    resolved.precision().ifPresent(auto -> lines.addAll(machine(auto)));
    return lines;
  }

  private static List<String> machine(AutoPrecision auto) {
    List<String> lines = new ArrayList<>();
    auto.alone().forEach((device, choice) -> lines.add(line(device, choice)));
    if (!auto.gpus().areKnown()) {
      lines.add("GPUs: not known here, because " + auto.gpus().problem());
    } else if (auto.gpus().capabilities().isEmpty()) {
      lines.add("GPUs: none here");
    }
    Set<String> used = new LinkedHashSet<>(auto.devices());
    if (used.size() > 1 || !auto.alone().keySet().containsAll(used)) {
      lines.add(line("this run on " + String.join(", ", used), auto.run()));
    }
    return lines;
  }

  private static String line(String on, PrecisionChoice choice) {
    return "%s: %s, because %s".formatted(on, choice.used(), choice.reason());
  }
}
