package org.scoville.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CanvasTest {

  @Test
  void cuttingTakesExactlyTheWindow() {
    assertThat(cut(1, 1, 2, 2)).containsExactly(6, 7, 10, 11);
    assertThat(cut(-1, -1, 2, 2)).containsExactly(0, 0, 0, 1);
    assertThat(cut(3, 2, 2, 2)).containsExactly(12, 0, 0, 0);
    assertThat(cut(9, 9, 2, 2)).containsOnly(0);
    assertThat(cut(-9, 0, 2, 2)).containsOnly(0);
    assertThat(cut(0, 0, 4, 3)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  private static byte[] cut(int left, int top, int width, int height) {
    Canvas image =
        Pictures.used(Pictures.of(3, 4, 1, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
    new Window(left, top, width, height).cut(image);
    assertThat(image.width()).isEqualTo(width);
    assertThat(image.height()).isEqualTo(height);
    return Pictures.bytes(image);
  }

  @Test
  void aMirroredImageChangesLeftAndRightAndKeepsItsColors() {
    Canvas image = Pictures.of(2, 2, 2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    Mirror.leftAndRight(image);
    assertThat(Pictures.bytes(image)).containsExactly(3, 4, 1, 2, 7, 8, 5, 6);
  }

  @Property(tries = 50)
  void twoMirrorsGiveTheImageBack(
      @ForAll @IntRange(min = 1, max = 9) int height,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll long seed) {
    Canvas image = Pictures.noise(height, width, 3, seed);
    byte[] before = Pictures.bytes(image);
    Mirror.leftAndRight(image);
    Mirror.leftAndRight(image);
    assertThat(Pictures.bytes(image)).isEqualTo(before);
  }

  @Test
  void arraysGrowToTheLargestImageAndStay() {
    Canvas canvas = new Canvas(2, 2, 3);
    canvas.resize(10, 10);
    byte[] large = canvas.pixels();
    byte[] spare = canvas.spare();
    assertThat(large.length).isEqualTo(300);
    canvas.resize(3, 3);
    canvas.swap();
    canvas.resize(10, 10);
    assertThat(canvas.pixels()).isSameAs(spare);
    assertThat(canvas.spare()).isSameAs(large);
    assertThat(canvas.room()).isEqualTo(600);
  }

  @Test
  void anImageThatWasNotWrittenCannotBeSwappedIn() {
    Canvas canvas = new Canvas(2, 2, 3);
    assertThatThrownBy(() -> canvas.swap(3, 3))
        .hasMessage("3 x 3 pixels of 3 numbers were not written to the 12 bytes to spare");
  }
}
