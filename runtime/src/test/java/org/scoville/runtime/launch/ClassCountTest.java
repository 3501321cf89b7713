package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.recipe.RecipeSpec;
import org.scoville.runtime.data.ImageSource;
import org.scoville.runtime.data.UnreadableImages;
import org.scoville.runtime.problem.LaunchProblem;

class ClassCountTest {
  private static final RecipeSpec OPEN = RecipeSpec.named("a.Recipe");

  @TempDir Path folder;

  /** Images of which nothing is known but their labels. */
  private record Labels(int classes, List<Integer> labels) implements ImageSource {
    @Override
    public int size() {
      return labels.size();
    }

    @Override
    public List<String> classNames() {
      return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    }

    @Override
    public UnreadableImages unreadable() {
      return new UnreadableImages();
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public int height() {
      return 1;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public int label(int index) {
      return labels.get(index);
    }

    @Override
    public String name(int index) {
      return "image " + index;
    }

    @Override
    public Reader reader() {
      throw new UnsupportedOperationException("no image is read to count classes");
    }

    @Override
    public double[] mean255() {
      return new double[1];
    }

    @Override
    public double[] deviation255() {
      return new double[1];
    }
  }

  private static ImageSource of(int classes, Integer... labels) {
    return new Labels(classes, List.of(labels));
  }

  private static ImageSource all(int from, int to) {
    return new Labels(to, IntStream.range(from, to).boxed().toList());
  }

  private static void assertRefused(
      RecipeSpec spec, ImageSource train, ImageSource val, String words) {
    assertThatThrownBy(() -> ClassCheck.warnings(spec, train, val))
        .isInstanceOf(LaunchProblem.class)
        .hasMessage(words);
  }

  @Test
  void classesThatAllHaveImagesAreNotTalkedOf() {
    assertThat(ClassCheck.warnings(OPEN, all(0, 10), all(0, 10))).isEmpty();
  }

  @Test
  void aNumberThatNoTrainingImageHasIsRefusedUnlessTheRecipeDeclaresIt() {
    ImageSource train = of(12, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 11);
    assertRefused(
        OPEN,
        train,
        all(0, 10),
        "no training image is of class 10, and 1 of 12 training images is of class 11; correct the"
            + " labels, or declare classes = 12 in Recipe if all of them are meant");
    assertThat(ClassCheck.warnings(OPEN.data(0, 12), train, all(0, 10)))
        .containsExactly(
            "no training image is of class 10, and 1 of 12 training images is of class 11: the"
                + " network gets 12 outputs, of which 1 can't be learned",
            "no evaluation image is of class 11, and 1 of 12 training images is of class 11");
  }

  @Test
  void aWrongLabelThatIsTheNextNumberShowsByTheEvaluationImagesThatLackIt() {
    assertThat(ClassCheck.warnings(OPEN, of(3, 0, 1, 1, 0, 2), of(3, 0, 1)))
        .containsExactly(
            "no evaluation image is of class 2, and 1 of 5 training images is of class 2");
  }

  @Test
  void emnistsLettersMayCountFromOne() {
    assertThat(ClassCheck.warnings(OPEN, all(1, 27), all(1, 27)))
        .containsExactly(
            "no training image is of class 0, and 1 of 26 training images is of class 26: the"
                + " network gets 27 outputs, of which 1 can't be learned");
  }

  @Test
  void aClassOfEvaluationImagesAloneIsRefused() {
    assertRefused(
        OPEN.data(0, 3),
        of(3, 0, 2, 2),
        of(3, 0, 1, 1),
        "2 of 3 evaluation images are of class 1, and no training image is; use evaluation images"
            + " of the classes trained on");
  }

  @Test
  void oneWrongByteOfLabelsIsNotTrainedWithoutAWord() throws IOException {
    Path data = SmallImages.idx(folder.resolve("gray"), 32, 8);
    Path labels = data.resolve("train-labels-idx1-ubyte");
    byte[] bytes = Files.readAllBytes(labels);
    bytes[bytes.length - 1] = 11;
    Files.write(labels, bytes);
    Invocation.scoville("train", "small-gray", "--data", data, "--out", folder.resolve("out"))
        .failed(
            "no training image is of class 4 and 6 more",
            "1 of 32 training images is of class 11",
            "correct the labels");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
