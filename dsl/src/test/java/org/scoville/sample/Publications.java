package org.scoville.sample;

import java.util.List;
import org.scoville.literature.Citations;
import org.scoville.recipe.Publication;
import org.scoville.recipe.Result;

/** Published results of recipes, under made-up names, so that no rule can rely on a name. */
public final class Publications {
  /** A recipe for short runs, of the Deep Dive. */
  public static final Publication SHORT =
      Publication.of("org.example.Gentle")
          .lengths(0, 60)
          .with(Result.of(Citations.MOSAIC_RECIPES).top1(78.1).minutes(52.4));

  /** One for runs of middling length, of the Deep Dive. */
  public static final Publication MIDDLING =
      Publication.of("org.example.Brisk")
          .lengths(60, 240)
          .with(Result.of(Citations.MOSAIC_RECIPES).top1(79.5).epochs(240));

  /** One for long runs, of the Deep Dive. */
  public static final Publication LONG =
      Publication.of("org.example.Fierce")
          .lengths(180, 0)
          .with(Result.of(Citations.MOSAIC_TABLE_7).top1(79.86).minutes(254).epochs(180))
          .with(
              Result.of(Citations.MOSAIC_TABLE_6)
                  .top1(80.78)
                  .minutes(573)
                  .epochs(450)
                  .system("8x A100-80GB"));

  /** One that others are measured against. */
  public static final Publication BASELINE = Publication.of("org.example.Plain").asBaseline();

  /** One that was trained with FFCV's own code. */
  public static final Publication FFCV =
      Publication.of("org.example.Quick").with(Result.of(Citations.FFCV_RESULTS).top1(78.43));

  /** A mere variation of another. */
  public static final Publication VARIATION =
      Publication.of("org.example.Varied")
          .with(Result.of(Citations.MOSAIC_TABLE_4).top1(78.85).epochs(180));

  private Publications() {}

  /** Several publications, nearest first. */
  public static List<Publication> of(Publication... publications) {
    return List.of(publications);
  }
}
