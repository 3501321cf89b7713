package org.scoville.runtime.dataset;

/** Some of the images of a set, with the same classes. */
final class ChosenImages extends SetView {

  private final int[] chosen;

  /**
   * A part of a set.
   *
   * @param chosen the images' numbers in the set, in the order of this one
   */
  ChosenImages(ImageSet set, int[] chosen) {
    super(set);
    this.chosen = chosen.clone();
  }

  @Override
  protected int inSet(int index) {
    return chosen[index];
  }

  @Override
  public int size() {
    return chosen.length;
  }
}
