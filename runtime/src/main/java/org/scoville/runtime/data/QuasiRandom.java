package org.scoville.runtime.data;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.scoville.runtime.random.Draw;

/**
 * FFCV's quasi-random order: a few pages of the file are open at a time, and each next image is
 * drawn from one of them.
 *
 * <p>Twice the batch size of pages are open. Pages come in random order, and so do the images
 * within a page; a page that is used up makes room for the next.
 */
final class QuasiRandom implements Traversal {
  /** "pages", which distinguishes this use of the seed from all others. */
  private static final long PAGES = 0x7061676573L;

  private final IntUnaryOperator page;

  /**
   * An order by pages.
   *
   * @param page the page of each image, counted from 0
   */
  QuasiRandom(IntUnaryOperator page) {
    this.page = page;
  }

  @Override
  public int[] order(int images, int batchSize, long seed, long epoch) {
    Draw draw = Draw.of(seed, PAGES, epoch);
    int[][] pages = pages(images, draw);
    int[] coming = draw.permutation(pages.length);
    int[] open = new int[(int) Math.min(pages.length, 2L * batchSize)];
    int[] used = new int[pages.length];
    int[] order = new int[images];
    int opened = 0;
    int next = 0;
    for (int i = 0; i < images; i++) {
      while (next < coming.length && opened < open.length) {
        open[opened++] = coming[next++];
      }
      int chosen = draw.nextInt(opened);
      int number = open[chosen];
      order[i] = pages[number][used[number]++];
      if (used[number] == pages[number].length) {
        open[chosen] = open[--opened];
      }
    }
    return order;
  }

  /** The images of each page that has any, in random order. */
  private int[][] pages(int images, Draw draw) {
    int[] shuffled = draw.permutation(images);
    int[] counts = new int[Arrays.stream(shuffled).map(page).max().orElse(-1) + 1];
    Arrays.stream(shuffled).map(page).forEach(number -> counts[number]++);
    int[][] pages = new int[counts.length][];
    Arrays.setAll(pages, number -> new int[counts[number]]);
    for (int image : shuffled) {
      int number = page.applyAsInt(image);
      pages[number][--counts[number]] = image;
    }
    return Arrays.stream(pages).filter(members -> members.length > 0).toArray(int[][]::new);
  }
}
