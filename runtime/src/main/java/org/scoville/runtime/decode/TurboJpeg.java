package org.scoville.runtime.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A decoder of JPEG files by libjpeg-turbo, through OpenCV; one for each thread.
 *
 * <p>Only for files that {@link JpegWalk} found whole: of others libjpeg-turbo makes gray pixels,
 * and writes a line to standard error. Its memory is kept from image to image.
 */
public final class TurboJpeg {
  private static final int COLORS = 3;
  private static final short END_OF_IMAGE = (short) 0xFFD9;

  /** Of OpenCV's flags for sizes, 16, 32 and 64, which alone would mean gray. */
  private static final int REDUCED = opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2 / 2;

  private final NativeBytes file = new NativeBytes();
  private final NativeBytes picture = new NativeBytes();

  /**
   * A rectangle of a picture.
   *
   * @param left columns before it
   * @param top rows above it
   * @param width its columns
   * @param height its rows
   */
  public record Part(int left, int top, int width, int height) {

    /** Whether it lies within a picture. */
    boolean within(int pictureWidth, int pictureHeight) {
      return left >= 0
          && top >= 0
          && width > 0
          && height > 0
          && width <= pictureWidth - left
          && height <= pictureHeight - top;
    }
  }

  /**
   * The columns or rows of a reduced picture.
   *
   * @param pixels those that the file's header states
   * @param reduction 1, 2, 4 or 8
   */
  public static int reduced(int pixels, int reduction) {
    return (pixels - 1) / reduction + 1;
  }

  /**
   * Decodes a file and takes a part of the picture.
   *
   * @param bytes holds the file
   * @param offset where the file starts
   * @param length bytes of the file, which may end at {@link JpegWalk#length}
   * @param width columns that its header states
   * @param height rows that its header states
   * @param reduction 1, 2, 4 or 8 pixels, in each direction, that become one
   * @param part of the picture after the reduction
   * @param rgb the part's (height, width, 3) numbers are put here from the start
   * @throws IOException if the file isn't such a picture
   */
  public void decode(
      byte[] bytes,
      int offset,
      int length,
      int width,
      int height,
      int reduction,
      Part part,
      byte[] rgb)
      throws IOException {
    int columns = reduced(width, reduction);
    int rows = reduced(height, reduction);
    if (!part.within(columns, rows) || rgb.length < COLORS * part.width() * part.height()) {
      throw new IllegalArgumentException(
          "%s of %d x %d pixels into %d bytes".formatted(part, columns, rows, rgb.length));
    }
    file.reserve(length + 2L);
    file.bytes().put(0, bytes, offset, length).putShort(length, END_OF_IMAGE);
    picture.reserve((long) COLORS * columns * rows);
    decode(length + 2, columns, rows, flags(reduction));
    copy(columns, part, rgb);
  }

  /** Gives back the room for an image that was larger than most. */
  void trim() {
    file.trim();
    picture.trim();
  }

  private static int flags(int reduction) {
    int size =
        switch (reduction) {
          case 1 -> 0;
          case 2, 4, 8 -> REDUCED * reduction;
          default -> throw new IllegalArgumentException("reduction is " + reduction);
        };
    return opencv_imgcodecs.IMREAD_COLOR_RGB | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION | size;
  }

  private void decode(int length, int columns, int rows, int flags) throws IOException {
    BytePointer place = picture.pointer();
    try (Mat coded = new Mat(1, length, opencv_core.CV_8UC1, file.pointer());
        Mat target = new Mat(rows, columns, opencv_core.CV_8UC3, place);
        Mat result = opencv_imgcodecs.imdecode(coded, flags, target)) {
      // OpenCV allocates another array where the size, or the kind of numbers, isn't as promised.
      BytePointer data = result.data();
      if (data == null || data.address() != place.address()) {
        throw new IOException("libjpeg-turbo finds no %d x %d pixels".formatted(columns, rows));
      }
    } catch (RuntimeException e) {
      // Its text names source files of OpenCV.
      throw new IOException("libjpeg-turbo can't decode it", e);
    }
  }

  private void copy(int columns, Part part, byte[] rgb) {
    ByteBuffer from = picture.bytes();
    int start = COLORS * (part.top() * columns + part.left());
    int row = COLORS * part.width();
    if (part.width() == columns) {
      from.get(start, rgb, 0, row * part.height());
      return;
    }
    for (int y = 0; y < part.height(); y++) {
      from.get(start + y * COLORS * columns, rgb, y * row, row);
    }
  }
}
