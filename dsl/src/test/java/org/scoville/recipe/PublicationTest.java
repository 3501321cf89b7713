package org.scoville.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scoville.sample.Publications.BASELINE;
import static org.scoville.sample.Publications.LONG;
import static org.scoville.sample.Publications.MIDDLING;
import static org.scoville.sample.Publications.VARIATION;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicationTest {
  private static final Publication NOTHING = Publication.of("org.example.Unpublished");

  private static Lineage lineage(Publication... publications) {
    return new Lineage(List.of(), Optional.empty(), Optional.empty(), List.of(publications));
  }

  @Test
  void publicationsBehindTheOneThatStandsForItselfAreLeftOut() {
    assertThat(lineage(NOTHING, VARIATION, LONG, MIDDLING).publications())
        .containsExactly(VARIATION, LONG);
    assertThat(lineage(BASELINE, LONG).publications()).containsExactly(BASELINE);
    assertThat(lineage(NOTHING).publications()).isEmpty();
  }

  @Test
  void theNearestWithResultsAndTheNearestThatStandsForItselfMayDiffer() {
    Lineage varied = lineage(NOTHING, VARIATION, LONG);
    assertThat(varied.published()).contains(VARIATION);
    assertThat(varied.standing()).contains(LONG);
    assertThat(lineage(BASELINE, LONG).published()).isEmpty();
    assertThat(lineage(VARIATION).standing()).isEmpty();
  }

  @Test
  void aResultInWordsSaysWhatIsPublishedAndNothingElse() {
    Result result = Result.of("Somebody 2026");
    assertThat(result.words()).isEmpty();
    assertThat(result.hasFigure()).isFalse();
    assertThat(result.top1(80).epochs(1).imagesPerSecond(1).words())
        .isEqualTo("80.0 % top-1 at 1 epoch, 1 image a second");
    assertThat(result.top1(80).minutes(1439).words()).isEqualTo("80.0 % top-1 in 1,439 min");
    assertThat(result.top1(80.858).top5(95.434).epochs(600).words())
        .isEqualTo("80.858 % top-1, 95.434 % top-5 at 600 epochs");
    assertThat(result.imagesPerSecond(15_422).system("8x A100-80GB").words())
        .isEqualTo("15,422 images a second on 8x A100-80GB");
    assertThat(result.minutes(60.4).seeds(5).remark("in words").words())
        .isEqualTo("60.4 min, mean of 5 runs; in words");
    assertThat(result.epochs(90).hasFigure()).as("a length alone is no result").isFalse();
    assertThat(result.minutes(60.4).hasFigure()).isTrue();
  }
}
