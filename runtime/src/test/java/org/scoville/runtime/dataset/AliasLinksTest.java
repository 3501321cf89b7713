package org.scoville.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.runtime.problem.DataProblem;

class AliasLinksTest {

  @TempDir Path folder;

  private Path image(String name) {
    return TarBytes.write(folder.resolve("set").resolve(name), TarBytes.text(name));
  }

  private void link(String name, String target) throws IOException {
    Path link = folder.resolve("set").resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, folder.resolve(target));
  }

  private List<String> found() {
    FolderSet set = FolderSet.whole(folder.resolve("set"));
    return IntStream.range(0, set.size())
        .mapToObj(i -> folder.resolve("set").relativize(Path.of(set.name(i))).toString())
        .toList();
  }

  private String leftOut() {
    return OmissionCount.text(FolderSet.whole(folder.resolve("set")).contents().leftOut());
  }

  @Test
  void aLinkToAnImageOfTheSetIsLeftOutWhereverItStands() throws IOException {
    image("b/deep/real.png");
    image("c/other.png");
    image("a/own.png");
    link("a/0.png", "set/b/deep/real.png");
    link("b/deep/also.png", "set/b/deep/real.png");
    link("c/zzz.png", "set/c/other.png");
    link("c/twice.png", "set/a/0.png");
    assertThat(found()).containsExactly("a/own.png", "b/deep/real.png", "c/other.png");
    assertThat(leftOut()).isEqualTo("4 links to other images of the set (a/0.png)");
  }

  @Test
  void ofLinksToAnImageElsewhereTheFirstIsKept() throws IOException {
    TarBytes.write(folder.resolve("elsewhere/1.png"), TarBytes.text("x"));
    TarBytes.write(folder.resolve("elsewhere/2.png"), TarBytes.text("y"));
    image("a/own.png");
    link("b/1.png", "elsewhere/1.png");
    link("b/2.png", "elsewhere/2.png");
    link("c/1.png", "elsewhere/1.png");
    image("c/own.png");
    assertThat(found()).containsExactly("a/own.png", "b/1.png", "b/2.png", "c/own.png");
    assertThat(leftOut()).isEqualTo("1 link to another image of the set (c/1.png)");
  }

  @Test
  void hardLinksAreImagesOfTheirOwn() throws IOException {
    Path real = image("a/1.png");
    Files.createLink(folder.resolve("set/a/2.png"), real);
    link("a/3.png", "set/a/2.png");
    assertThat(found()).containsExactly("a/1.png", "a/2.png");
  }

  @Test
  void aLinkToAFileThatIsNoImageOfTheSetIsKept() throws IOException {
    image("a/data.bin");
    image("a/.hidden.png");
    link("a/1.png", "set/a/data.bin");
    link("a/2.png", "set/a/.hidden.png");
    assertThat(found()).containsExactly("a/1.png", "a/2.png");
  }

  @Test
  void aClassOfSuchLinksAloneIsRefused() throws IOException {
    image("a/1.png");
    link("b/1.png", "set/a/1.png");
    assertThatThrownBy(this::found)
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining(
            ".webp files, only 1 link to another image of the set (b/1.png); add images or remove");
  }
}
