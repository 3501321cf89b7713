package org.scoville.runtime.dataset;

import java.util.Arrays;

/** The places of things that are numbered through several files. */
final class Places {

  private Places() {}

  /**
   * The file in which a thing lies.
   *
   * @param starts the first number in each file, and the number of all things at last
   */
  static int of(int[] starts, int index) {
    int found = Arrays.binarySearch(starts, index);
    int place = found >= 0 ? found : -found - 2;
    // A file without things has the same start as the next.
    while (starts[place + 1] == index) {
      place++;
    }
    return place;
  }
}
