package org.scoville.runtime.decode;

import java.io.IOException;
import org.scoville.runtime.image.Canvas;

/**
 * Checks the JPEGs that a TIFF file is made of.
 *
 * <p>TwelveMonkeys ignores libjpeg's warnings, so that a scan which ends early would become gray,
 * and trusts the size that such a JPEG states. All are decoded once more here: TIFF files of
 * photographs are rare, and damaged ones must not pass.
 */
final class TiffJpeg {

  private static final int JPEG = 7;
  private static final int TABLES = 347;

  private final byte[] file;
  private final TiffTags tags;
  private final boolean tiled;

  private TiffJpeg(byte[] file, TiffTags tags) {
    this.file = file;
    this.tags = tags;
    this.tiled = tags.all(TiffImage.TILE_OFFSETS).length > 0;
  }

  /** Refuses a file of JPEGs one of which is damaged; any other file passes. */
  static void check(byte[] file) throws IOException {
    TiffTags tags = TiffTags.of(file);
    if (tags.first(TiffImage.COMPRESSION, 0) == JPEG) {
      new TiffJpeg(file, tags).checkParts();
    }
  }

  private void checkParts() throws IOException {
    long[] starts = tags.all(tiled ? TiffImage.TILE_OFFSETS : TiffImage.STRIP_OFFSETS);
    long[] lengths = tags.all(tiled ? TiffImage.TILE_BYTES : TiffImage.STRIP_BYTES);
    Canvas canvas = new Canvas(1, 1, 3);
    long parts = Math.min(TiffImage.parts(tags, file.length), starts.length);
    for (int i = 0; i < Math.min(parts, lengths.length); i++) {
      byte[] part = whole((int) starts[i], (int) lengths[i]);
      if (!FileSignature.JPEG.starts(part)) {
        throw ImageFault.damaged("it is damaged (its part %d is no JPEG)", i);
      }
      JpegImage image = JpegImage.of(part);
      checkSize(image, i);
      image.decode(part, canvas);
    }
  }

  /** A part with the tables that all parts share. */
  private byte[] whole(int start, int length) {
    long[] tables = tags.all(TABLES);
    // Both have a marker at their start; the tables have one at their end.
    int shared = Math.max(0, tables.length - 4);
    byte[] whole = new byte[length + shared];
    int own = Math.min(2, length);
    System.arraycopy(file, start, whole, 0, own);
    for (int i = 0; i < shared; i++) {
      whole[own + i] = (byte) tables[2 + i];
    }
    System.arraycopy(file, start + own, whole, own + shared, length - own);
    return whole;
  }

  private void checkSize(JpegImage image, int part) throws ImageFault {
    long width = tags.first(tiled ? TiffImage.TILE_WIDTH : TiffImage.WIDTH, 0);
    long height = tags.first(TiffImage.HEIGHT, 0);
    long rows = tags.first(tiled ? TiffImage.TILE_HEIGHT : TiffImage.ROWS_PER_STRIP, height);
    long parts = (height + rows - 1) / Math.max(1, rows);
    long needed = tiled ? rows : Math.min(rows, height - part % Math.max(1, parts) * rows);
    PixelBound.check(image.width(), image.height(), file.length);
    if (image.width() < width || image.height() < needed) {
      throw ImageFault.damaged(
          "it is damaged (its part %d has %d x %d pixels of %d x %d)",
          part, image.width(), image.height(), width, needed);
    }
  }
}
