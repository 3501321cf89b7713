package org.scoville.literature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.algorithm.SAM;

class FigureBookTest {
  private static final Evidence MEASURED =
      new Evidence("0.1 points of top-1", new Source("A third party", "here"));

  /** An ingredient of another jar. */
  record Foreign(int size) {}

  /** The figures of that jar. */
  public static final class ForeignFigures implements FigureSet {
    @Override
    public List<Figure> figures() {
      return List.of(
          Figure.of(Foreign.class, MEASURED),
          Figure.of(Foreign.class, "size", MEASURED).between(1, 2));
    }
  }

  @Test
  void figuresOfAnotherJarAreFoundBesideOurs(@TempDir Path jar) throws IOException {
    Path service = jar.resolve("META-INF/services/" + FigureSet.class.getName());
    Files.createDirectories(service.getParent());
    Files.writeString(service, ForeignFigures.class.getName() + "\nnot.There\n");
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, FigureSet.class.getClassLoader())) {
      FigureBook book = FigureBook.load(loader);
      String foreign = Foreign.class.getCanonicalName();
      assertThat(book.of(foreign)).containsExactly(MEASURED);
      assertThat(book.of(foreign, "size", 2, 1)).containsExactly(MEASURED);
      assertThat(book.of(foreign, "size", 1, 3)).isEmpty();
      assertThat(book.of(foreign, "size", 1, null)).isEmpty();
      assertThat(book.of(foreign, "size", 1, 1)).isEmpty();
      assertThat(book.of(SAM.class.getCanonicalName())).isNotEmpty();
      assertThat(book.faults()).singleElement().asString().contains("not.There");
    }
  }

  @Test
  void topOneIsPrintedAsInTheTables() {
    assertThat(DeepDive.percent(DeepDive.LOG_PRIOR_AT_90)).isEqualTo("79.10 %");
    assertThat(DeepDive.count(DeepDive.CHANNELS_LAST_SPEED)).isEqualTo("15,422");
  }
}
