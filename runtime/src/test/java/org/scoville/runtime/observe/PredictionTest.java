package org.scoville.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PredictionTest {
  private static Prediction of(int label, float... logits) {
    return Prediction.of(3, label, logits, 0, logits.length);
  }

  @Property
  void theAnswerIsTheFirstOfTheSortedLogits(
      @ForAll @Size(7) List<@FloatRange(min = -3, max = 3) Float> drawn, @ForAll byte any) {
    float[] logits = new float[7];
    for (int i = 0; i < 7; i++) {
      logits[i] = drawn.get(i);
    }
    int label = Math.floorMod(any, 7);
    List<Integer> sorted =
        IntStream.range(0, 7)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -(logits[i] + 0f)))
            .toList();
    Prediction found = of(label, logits);
    assertThat(found.answer()).isEqualTo(sorted.get(0));
    assertThat(found.ahead()).isEqualTo(sorted.indexOf(label));
    assertThat(found.isAmong(5)).isEqualTo(sorted.subList(0, 5).contains(label));
    double[] powers = new double[7];
    Arrays.setAll(powers, i -> Math.exp(logits[i]));
    assertThat(found.probability())
        .isCloseTo(powers[sorted.get(0)] / Arrays.stream(powers).sum(), within(1e-12));
  }

  @Test
  void largeLogitsHaveAProbability() {
    assertThat(of(0, 1000, 999).probability()).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
    assertThat(of(0, Float.POSITIVE_INFINITY, 0, Float.POSITIVE_INFINITY).probability())
        .isEqualTo(0.5);
  }

  @Test
  void aLogitThatIsNoNumberIsNoAnswer() {
    Prediction none = of(0, 1, Float.NaN);
    assertThat(none.answer()).isEqualTo(Prediction.NONE);
    assertThat(none.isAmong(1)).isFalse();
    assertThat(of(0, Float.NaN, 1).isAmong(1)).isFalse();
  }

  @Test
  void theLogitsOfAnImageStartWhereItIsSaid() {
    float[] logits = {9, 0, 0, 1, 5, 2};
    assertThat(Prediction.of(8, 2, logits, 3, 3))
        .returns(8, Prediction::image)
        .returns(1, Prediction::answer)
        .returns(1, Prediction::ahead);
  }

  @Test
  void topFiveIsToldOfMoreThanFiveClasses() {
    Accuracy six = new Accuracy(List.of("a", "bb", "c", "d", "e", "f"));
    six.add(of(0, 6, 5, 4, 3, 2, 1));
    six.add(of(1, 6, 5, 4, 3, 2, 1));
    six.add(of(1, 5, 6, 4, 3, 2, 1));
    six.add(of(5, 6, 5, 4, 3, 2, 1));
    assertThat(six.lines()).containsExactly("top-1   50.00 % (2 of 4)", "top-5   75.00 % (3 of 4)");
    assertThat(six.classLines())
        .containsExactly(
            "a    100.00 % (1 of 1)", "bb    50.00 % (1 of 2)", "f      0.00 % (0 of 1)");
    Accuracy five = new Accuracy(List.of("a", "b", "c", "d", "e"));
    five.add(of(4, 5, 4, 3, 2, 1));
    assertThat(five.lines()).containsExactly("top-1    0.00 % (0 of 1)");
  }

  @Test
  void fieldsAreQuotedWhereTheyMustBe() {
    List<String> names = List.of("plain b.png", "a,\"b\".png", "two\nlines");
    PredictionTable table =
        new PredictionTable(
            List.of(
                new Prediction(0, 0, 1, 0.75, 1),
                new Prediction(1, 1, 1, 1, 0),
                new Prediction(2, 0, Prediction.NONE, Double.NaN, 2)),
            names::get,
            List.of("cat", "dog, wild"));
    assertThat(table.text())
        .isEqualTo(
            """
            name,class,prediction,probability
            plain b.png,cat,"dog, wild",0.750000
            "a,""b"".png","dog, wild","dog, wild",1.000000
            "two@lines",cat,,
            """
                .replace("\n", "\r\n")
                .replace('@', '\n'));
  }
}
