package org.scoville.runtime.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scoville.derived.DataContext;
import org.scoville.recipe.DataFact;
import org.scoville.recipe.Precision;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.model.ImageShape;
import org.scoville.runtime.model.ImageShapes;
import org.scoville.runtime.parallel.Link;
import org.scoville.runtime.parallel.WireCost;
import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.tensor.ParameterSpec;
import org.scoville.runtime.train.RunSettings;
import org.scoville.runtime.wiring.Wiring;

/**
 * What a step of a recipe sends between ranks, and how long that takes.
 *
 * @param cost the cost, or null if the network can't be built
 * @param fault why it can't; empty if it can
 */
public record WireCosts(@Nullable WireCost cost, String fault) {
  /** The numbers of ranks whose costs are told: two, one machine's eight GPUs, eight machines'. */
  static final List<Integer> RANKS = List.of(2, 8, 64);

  private static final int TIMED = 8;
  private static final double MEGA = 1e6;
  private static final double MILLIS = 1e3;

  /** The costs of a recipe's network, if the data that give it its shape are known. */
  static Optional<WireCosts> of(RecipeSpec spec, Wiring wiring, DataContext images) {
    boolean known =
        Stream.of(DataFact.CHANNELS, DataFact.CLASSES, DataFact.TRAINING_SAMPLES)
            .allMatch(spec::knows);
    if (!known || images.height() == 0 || images.width() == 0 || spec.stepsPerEpoch() == 0) {
      return Optional.empty();
    }
    ImageShape shape = new ImageShape(spec.channels(), images.height(), images.width());
    RunSettings settings =
        new RunSettings(
            spec.epochs(), spec.stepsPerEpoch(), spec.batchSize(), 0, 1, 1, 0, Precision.FP32);
    try {
      List<ParameterSpec> parameters =
          wiring.parts().blueprint(settings, ImageShapes.of(shape), spec.classes()).parameters();
      return Optional.of(
          new WireCosts(
              WireCost.ofParameters(parameters.stream().mapToLong(ParameterSpec::size).sum()), ""));
    } catch (Problem e) {
      return Optional.of(new WireCosts(null, String.valueOf(e.getMessage())));
    }
  }

  /** Lines of text, the first with its name. */
  List<String> text() {
    if (cost == null) {
      return List.of("  %-15s unknown: %s".formatted("gradients", fault));
    }
    String shares =
        RANKS.stream()
            .map(ranks -> "%s MB of %d".formatted(megabytes(cost.bytesEach(ranks)), ranks))
            .collect(Collectors.joining(", "));
    String times =
        Arrays.stream(Link.values())
            .map(
                link ->
                    "%s ms over %s"
                        .formatted(
                            DerivedText.number(MILLIS * cost.seconds(TIMED, link)), link.words()))
            .collect(Collectors.joining(", "));
    return List.of(
        "  %-15s %s MB a step; to average them each rank sends %s ranks"
            .formatted("gradients", megabytes((double) cost.bytes()), shares),
        String.format(Locale.ROOT, "  %-15s for %d ranks at least %s", "", TIMED, times));
  }

  private static String megabytes(double bytes) {
    return DerivedText.number(bytes / MEGA);
  }
}
