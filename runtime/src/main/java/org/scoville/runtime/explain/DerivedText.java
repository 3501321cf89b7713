package org.scoville.runtime.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.scoville.derived.DerivedValues;
import org.scoville.derived.DerivedValues.Part;
import org.scoville.derived.LabelDistribution;
import org.scoville.derived.LearningRates;
import org.scoville.derived.PassCost;
import org.scoville.derived.Resolution;
import org.scoville.derived.RunLength;
import org.scoville.derived.WeightDecay;
import org.scoville.text.NumberText;

/** The effects of a recipe in lines of text, each with its name. */
final class DerivedText {
  /** Stages beyond these are summed up. */
  private static final int MOST_STAGES = 6;

  private static final MathContext DIGITS = new MathContext(4);

  /** Numbers from here on are not written digit by digit. */
  private static final double LONGEST_COUNT = 1e15;

  private final List<String> lines = new ArrayList<>();

  private DerivedText() {}

  static List<String> of(DerivedValues effects) {
    DerivedText text = new DerivedText();
    effects.run().ifPresent(text::run);
    effects.rates().ifPresent(text::rates);
    effects.decay().ifPresent(text::decay);
    effects.targets().ifPresent(text::targets);
    effects
        .secondPasses()
        .ifPresent(
            twice -> text.line("second passes", "in %s of the steps", percent(twice.share())));
    effects.resolution().ifPresent(text::resolution);
    effects.cost().ifPresent(text::cost);
    effects.unknown().forEach((part, why) -> text.line(words(part), "unknown: %s", why));
    if (effects.unknown().containsKey(Part.RUN)
        || effects.unknown().containsKey(Part.SIZES_AND_COST)) {
      return text.lines;
    }
    if (effects.run().isEmpty()) {
      text.line("open", "images seen, rates, sizes and cost: known once --data is given");
    } else if (effects.resolution().isEmpty() && effects.run().get().steps() > 0) {
      text.line("open", "sizes and cost: known once --data is given");
    }
    return text.lines;
  }

  /** A part of the effects as its line begins. */
  static String words(Part part) {
    return switch (part) {
      case RUN -> "images seen";
      case LEARNING_RATE -> "learning rate";
      case WEIGHT_DECAY -> "weight decay";
      case TARGETS -> "targets";
      case SECOND_PASSES -> "second passes";
      case SIZES_AND_COST -> "sizes and cost";
    };
  }

  private void line(String name, String format, Object... arguments) {
    lines.add(
        "  %-15s %s"
            .formatted(name, String.format(Locale.ROOT, format, arguments))
            .stripTrailing());
  }

  private void run(RunLength run) {
    if (run.steps() == 0) {
      line("images seen", "0, for the images don't fill one batch");
      return;
    }
    line(
        "images seen",
        "%,d, %,d left out of each epoch%s",
        run.imagesSeen(),
        run.imagesDroppedPerEpoch(),
        run.repeats() > 1 ? ", each %d times in an epoch".formatted(run.repeats()) : "");
  }

  private void rates(LearningRates rates) {
    line(
        "learning rate",
        "%s at step 1, %s after %,d steps of warm-up, %s at the last step",
        number(rates.first()),
        number(rates.afterWarmup()),
        rates.warmupSteps(),
        number(rates.last()));
  }

  private void decay(WeightDecay decay) {
    line(
        "weight decay",
        "%s a step at the peak rate (decoupled) = %s times the rate (coupled)",
        number(decay.decoupled()),
        number(decay.coupled()));
    if (decay.trustRatio()) {
      line("", "times each layer's own ratio of lengths");
    }
  }

  private void targets(LabelDistribution targets) {
    String name = "targets";
    for (LabelDistribution.Kind kind : targets.kinds()) {
      line(name, "%s%s", share(kind), kind.order().formula());
      if (kind.order() != LabelDistribution.Order.AS_LABELED) {
        line("", "%s", terms(kind));
      }
      kind.weights().ifPresent(weights -> line("", "%s", weights(kind, weights)));
      name = "";
    }
    if (targets.binaryAbove() < 1) {
      line(
          "",
          "the loss makes 1 of what is above %s and 0 of the rest",
          number(targets.binaryAbove()));
    }
  }

  /** The kinds of targets on the mean, as short as can be. */
  static String brief(LabelDistribution targets) {
    return targets.kinds().stream().map(DerivedText::brief).collect(Collectors.joining("; "));
  }

  private static String brief(LabelDistribution.Kind kind) {
    String order = kind.order().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String terms = kind.order() == LabelDistribution.Order.AS_LABELED ? "" : ": " + terms(kind);
    return share(kind) + order + terms;
  }

  /** The sizes from the first to the last. */
  static String brief(Resolution resolution) {
    List<Resolution.Stage> stages = resolution.stages();
    Resolution.Stage first = stages.get(0);
    Resolution.Stage last = stages.get(stages.size() - 1);
    return stages.size() == 1
        ? size(first)
        : "%s to %s in %d sizes".formatted(size(first), size(last), stages.size());
  }

  private static String size(Resolution.Stage stage) {
    return stage.height() + " x " + stage.width();
  }

  private static String share(LabelDistribution.Kind kind) {
    return kind.share() < 1 ? "in %s of the batches ".formatted(percent(kind.share())) : "";
  }

  private static String terms(LabelDistribution.Kind kind) {
    List<String> terms = new ArrayList<>();
    if (kind.smoothing() > 0) {
      terms.add("s = " + number(kind.smoothing()));
    }
    if (kind.partnerWeight() > 0) {
      terms.add("mean m = %s (%s)".formatted(number(kind.partnerWeight()), kind.mixer()));
    }
    if (kind.smoothing() > 0) {
      terms.add("effective smoothing " + number(kind.effectiveSmoothing()));
    }
    return String.join(", ", terms);
  }

  private static String weights(LabelDistribution.Kind kind, LabelDistribution.Weights weights) {
    String others = "each other " + number(weights.other());
    return kind.partnerWeight() > 0
        ? "on the mean: own %s; partner %s; %s"
            .formatted(number(weights.own()), number(weights.partner()), others)
        : "own %s; %s".formatted(number(weights.own()), others);
  }

  private void resolution(Resolution resolution) {
    List<Resolution.Stage> stages = resolution.stages();
    for (int i = 0; i < stages.size(); i++) {
      if (stages.size() > MOST_STAGES && i == MOST_STAGES - 2) {
        i = stages.size() - 1;
        line("", "... %d sizes between", stages.size() - MOST_STAGES + 1);
      }
      Resolution.Stage stage = stages.get(i);
      line(i == 0 ? "image size" : "", "%s from step %,d", size(stage), stage.firstStep());
    }
    resolution.resizer().ifPresent(who -> line("resized", "%s", words(who)));
    line(
        "full size",
        "%s",
        resolution.firstFullStep().isPresent()
            ? String.format(Locale.ROOT, "from step %,d", resolution.firstFullStep().getAsLong())
            : "never; the last steps still resize");
  }

  private static String words(Resolution.Resizer resizer) {
    return switch (resizer) {
      case LOADER -> "by the loader, so that small images cost less to load and to copy as well";
      case DEVICE -> "on the device, from images that the loader makes in full size all along";
    };
  }

  private void cost(PassCost cost) {
    line(
        "passes cost",
        "%s of the plain run's: %s of the pixels%s",
        percent(cost.total()),
        percent(cost.pixels()),
        cost.passes() > 1 ? ", %s times the passes".formatted(number(cost.passes())) : "");
  }

  /** A share in percent, to one digit behind the point. */
  static String percent(double share) {
    return number(Math.rint(share * 1000) / 10) + " %";
  }

  /** A count with its thousands, or a number to four digits. */
  static String amount(double value) {
    return value == Math.rint(value) && Math.abs(value) < LONGEST_COUNT
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : number(value);
  }

  /** A number to four digits. */
  static String number(double value) {
    return Double.isFinite(value)
        ? NumberText.written(new BigDecimal(value).round(DIGITS).doubleValue())
        : NumberText.written(value);
  }
}
