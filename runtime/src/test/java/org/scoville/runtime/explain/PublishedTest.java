package org.scoville.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scoville.recipe.Publication;
import org.scoville.recipe.RecipeSpec;
import org.scoville.recipe.Result;

class PublishedTest {
  private static final Publication OURS =
      Publication.of("org.example.Ours")
          .with(
              Result.of("Author 2026 <https://example.org/paper>")
                  .top1(76.5)
                  .minutes(110.5)
                  .system("8x A100-80GB"))
          .with(Result.of("Second author").imagesPerSecond(15_422));

  private static RecipeSpec recipe(String name, Publication... publications) {
    return RecipeSpec.named(name).publishing(List.of(publications));
  }

  @Test
  void itsOwnResultsArePrintedWithTheirSources() {
    assertThat(PublishedText.of(recipe("org.example.Ours", OURS)))
        .containsExactly(
            "Published",
            "  76.5 % top-1 in 110.5 min on 8x A100-80GB (Author 2026)",
            "  15,422 images a second (Second author)");
  }

  @Test
  void charactersThatMoveTheCursorAreShownAsEscapes() {
    Publication loud =
        Publication.of("org.example.Ours")
            .with(Result.of("A\nB").top1(76.5).system("\u001b[2J8x A100"));
    assertThat(PublishedText.of(recipe("org.example.Ours", loud)))
        .containsExactly("Published", "  76.5 % top-1 on \\x1b[2J8x A100 (A\\nB)");
  }

  @Test
  void anAncestorsResultsArePrintedAsTheAncestors() {
    assertThat(PublishedText.of(recipe("org.example.Child", OURS)))
        .first()
        .isEqualTo("Published of Ours, which Child descends from");
    assertThat(PublishedJson.of(recipe("org.example.Child", OURS)).get("recipe").textValue())
        .isEqualTo("org.example.Ours");
  }

  @Test
  void whereNothingWasPublishedNothingIsPrinted() {
    RecipeSpec lengthOnly = recipe("org.example.Ours", Publication.of("a.B").lengths(60, 0));
    assertThat(PublishedText.of(lengthOnly)).isEmpty();
    assertThat(PublishedJson.of(lengthOnly).isNull()).isTrue();
  }

  @Test
  void whatIsNotPublishedIsNull() {
    JsonNode results = PublishedJson.of(recipe("org.example.Ours", OURS)).get("results");
    assertThat(results).hasSize(2);
    JsonNode first = results.get(0);
    assertThat(first.get("top1").doubleValue()).isEqualTo(76.5);
    assertThat(first.get("minutes").doubleValue()).isEqualTo(110.5);
    assertThat(first.get("source").textValue()).isEqualTo("Author 2026");
    assertThat(first.get("locator").textValue()).isEqualTo("https://example.org/paper");
    for (String open : List.of("top5", "epochs", "imagesPerSecond", "seeds")) {
      assertThat(first.get(open).isNull()).as(open).isTrue();
    }
  }
}
