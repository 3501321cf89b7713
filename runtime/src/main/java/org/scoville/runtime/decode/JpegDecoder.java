package org.scoville.runtime.decode;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Window;

/**
 * Decodes JPEG files by libjpeg-turbo where it is there, on one thread.
 *
 * <p>It doesn't say when a scan ends early, so that its codes are followed first: a fifth of the
 * time that decoding takes, for each file of a set only once. What can't be followed, such as
 * progressive files and CMYK, and what is damaged is left to the JDK's reader.
 */
final class JpegDecoder {
  private final CheckedFiles checked;
  private final JpegWalk walk = new JpegWalk();
  private final @Nullable TurboJpeg turbo;

  JpegDecoder(CheckedFiles checked) {
    this.checked = checked;
    this.turbo = OpenCv.flaw().isEmpty() ? new TurboJpeg() : null;
  }

  /** Reads a file's header, and follows its markers to the end unless it is known to be whole. */
  JpegImage open(byte[] file, int index) throws ImageFault {
    return checked.isWhole(index, file.length) ? JpegImage.ofWhole(file) : JpegImage.of(file);
  }

  /**
   * Puts a part of an image onto a canvas.
   *
   * @return false if the JDK's reader has to
   */
  boolean decode(JpegImage image, byte[] file, int index, Window part, int reduction, Canvas canvas)
      throws IOException {
    TurboJpeg decoder = turbo;
    if (decoder == null || canvas.channels() != 3 || !image.isPlain()) {
      return false;
    }
    int length = file.length;
    if (!checked.isWhole(index, length)) {
      if (walk.of(file, 0, length) != JpegWalk.Verdict.WHOLE) {
        // The JDK's reader goes on where it can, and says what is wrong where it can't.
        return false;
      }
      if (endsAt(walk.length(), file)) {
        checked.whole(index, length);
      }
      length = walk.length();
    }
    TurboJpeg.Part reduced = reduced(part, reduction);
    canvas.resize(reduced.height(), reduced.width());
    decoder.decode(
        file, 0, length, image.width(), image.height(), reduction, reduced, canvas.pixels());
    return true;
  }

  /** Whether the end marker comes at once: libjpeg-turbo never looks at what is behind it. */
  private static boolean endsAt(int codes, byte[] file) {
    return codes + 2 <= file.length && file[codes] == (byte) 0xFF && file[codes + 1] == (byte) 0xD9;
  }

  /** Gives back the room for an image that was larger than most. */
  void trim() {
    if (turbo != null) {
      turbo.trim();
    }
  }

  /** The part of the reduced picture that holds all of a part. */
  private static TurboJpeg.Part reduced(Window part, int reduction) {
    int left = part.left() / reduction;
    int top = part.top() / reduction;
    int right = TurboJpeg.reduced(part.left() + part.width(), reduction);
    int bottom = TurboJpeg.reduced(part.top() + part.height(), reduction);
    return new TurboJpeg.Part(left, top, right - left, bottom - top);
  }
}
