package org.scoville.runtime.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.fact.ImageSize;
import org.scoville.recipe.Ancestor;
import org.scoville.recipe.DataFacts;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Role;
import org.scoville.rule.Finding;
import org.scoville.rule.RuleBook;
import org.scoville.rule.RuleReport;
import org.scoville.rule.Severity;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.problem.LaunchProblem;
import org.scoville.runtime.text.ValueText;
import org.scoville.text.NumberText;

/**
 * Applies the compiler's rules to a recipe again at launch, once options and data have changed it.
 */
public final class RecipeCheck {
  private final RuleBook rules;

  /** The rules on the class path. */
  public RecipeCheck() {
    this.rules = Registrations.rules();
  }

  /** The recipe with other epochs, another batch size or precision, on devices, on other data. */
  public static RecipeSpec overridden(RecipeSpec written, Overrides overrides) {
    RecipeSpec onData = overrides.otherData() ? written.data(DataFacts.OPEN) : written;
    RecipeSpec longer =
        onData
            .epochs(overrides.epochs().orElse(written.epochs()))
            .precision(overrides.precision().orElse(written.precision()));
    RecipeSpec spec = overrides.split().map(longer::split).orElse(longer);
    int batchSize = overrides.batchSize().orElse(written.batchSize());
    return batchSize == written.batchSize() ? spec : descending(spec.batchSize(batchSize), written);
  }

  /**
   * Keeps the written recipe as an ancestor, so that values tuned for its batch are compared with
   * that batch.
   */
  private static RecipeSpec descending(RecipeSpec spec, RecipeSpec written) {
    List<Ancestor> ofRate = withWritten(written, written.origin());
    List<Ancestor> ofAverage = withWritten(written, written.averageOrigin());
    RecipeSpec tuned = Ancestor.origin(spec, ofRate).map(spec::origin).orElse(spec);
    return Ancestor.averageOrigin(spec, ofAverage).map(tuned::averageOrigin).orElse(tuned);
  }

  private static List<Ancestor> withWritten(RecipeSpec written, Optional<Ancestor> origin) {
    return Stream.concat(Stream.of(Ancestor.of(written)), origin.stream()).toList();
  }

  /** The values in epochs that don't scale with a changed number of epochs. */
  public static Optional<String> unscaled(RecipeSpec written, RecipeSpec spec) {
    if (written.epochs() == spec.epochs()) {
      return Optional.empty();
    }
    String absolute =
        spec.role(Role.SCHEDULE).stream()
            .flatMap(schedule -> schedule.values().entrySet().stream())
            .filter(value -> value.getKey().endsWith("Epochs") && isSet(value.getValue()))
            .map(value -> "%s stays %s".formatted(value.getKey(), ValueText.of(value.getValue())))
            .collect(Collectors.joining(", "));
    return absolute.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "--epochs %d in place of %d: windows and fractions scale, %s"
                .formatted(spec.epochs(), written.epochs(), absolute));
  }

  private static boolean isSet(Object value) {
    return value instanceof List<?> list
        ? !list.isEmpty()
        : value instanceof Number number && number.doubleValue() != 0;
  }

  /**
   * The recipe with the facts of its data, which must not contradict what it declares.
   *
   * @param evaluate the evaluation images, if they are open too
   */
  public static RecipeSpec withData(
      RecipeSpec spec, ImageSource train, Optional<ImageSource> evaluate) {
    long trainingSamples = train.size();
    int classes = train.classes();
    if (spec.trainingSamples() > 0 && spec.trainingSamples() != trainingSamples) {
      throw new LaunchProblem(
          "%s declares trainingSamples = %d but the data have %s; give the data it"
                  .formatted(
                      spec.simpleName(),
                      spec.trainingSamples(),
                      NumberText.count(trainingSamples, "training image"))
              + " was written for, or train on these with --other-data");
    }
    if (spec.classes() > 0 && spec.classes() != classes) {
      throw new LaunchProblem(
          "%s declares classes = %d but the data have %d; give the data it was written for, or train"
                  .formatted(spec.simpleName(), spec.classes(), classes)
              + " on these with --other-data");
    }
    return spec.data(
        spec.data()
            .samples(trainingSamples, classes)
            .images(
                new DataFacts.Images(
                    size(train), evaluate.map(RecipeCheck::size), train.channels())));
  }

  private static ImageSize size(ImageSource images) {
    return new ImageSize(images.height(), images.width());
  }

  /** Refuses evaluation images that the network trained on the others could not take. */
  public static void comparable(ImageSource train, ImageSource evaluate) {
    if (train.channels() != evaluate.channels() || train.classes() != evaluate.classes()) {
      throw new LaunchProblem(
          "the training images have %s and %s, the evaluation images %d and %d; give"
                  .formatted(
                      NumberText.count(train.channels(), "channel"),
                      NumberText.count(train.classes(), "class"),
                      evaluate.channels(),
                      evaluate.classes())
              + " @Train and @Evaluate images of one kind");
    }
  }

  /** The findings of the rules. */
  public RuleReport judge(RecipeSpec spec) {
    return rules.judge(spec);
  }

  /**
   * Refuses a recipe with errors, in the rules' own words.
   *
   * @return the texts of the warnings that are not accepted
   */
  public List<String> passed(RecipeSpec spec) {
    RuleReport report = judge(spec);
    List<Finding> errors = report.open(Severity.ERROR);
    if (!errors.isEmpty()) {
      List<String> texts = new ArrayList<>();
      errors.forEach(error -> texts.add(error.text()));
      throw new LaunchProblem(
          "%s does not pass its rules:%n%s"
              .formatted(spec.simpleName(), String.join(System.lineSeparator(), texts)));
    }
    return report.open(Severity.WARNING).stream().map(Finding::text).toList();
  }
}
