package org.scoville.runtime.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Window;

/**
 * Decodes image files of any kind that torchvision loads into red, green and blue, on one thread.
 *
 * <p>As Pillow's {@code convert("RGB")}, which the published recipes were trained with: color
 * profiles and EXIF's orientation are left alone, transparency is dropped, gray is repeated. But of
 * numbers of 16 bits the upper half is taken, where Pillow's gray ones all become white. The kind
 * is known by what a file starts with and not by its name.
 */
public final class ImageDecoder {

  /** The number of a file that is not of a set. */
  private static final int ALONE = -1;

  private final DecodeMemory memory;
  private final JpegDecoder jpegs;
  private final NativeBytes room = new NativeBytes();

  /** A decoder alone. */
  public ImageDecoder() {
    this(new DecodeMemory(), new CheckedFiles());
  }

  /**
   * A decoder beside others.
   *
   * @param memory shared by the decoders of all threads
   * @param checked shared by the decoders of one set's files
   */
  public ImageDecoder(DecodeMemory memory, CheckedFiles checked) {
    this.memory = memory;
    this.jpegs = new JpegDecoder(checked);
  }

  /**
   * Reads what an image claims to be, and refuses what can't be true.
   *
   * @param file all its bytes
   * @param name its name in messages
   * @throws UnreadableImage if it is of another format, or too large for its file
   */
  public StoredImage open(byte[] file, String name) throws UnreadableImage {
    return open(file, name, ALONE);
  }

  /**
   * Reads what an image of a set claims to be, and refuses what can't be true.
   *
   * @param file all its bytes
   * @param name its name in messages
   * @param index its number in the set, which has the same content in each epoch
   * @throws UnreadableImage if it is of another format, or too large for its file
   */
  public StoredImage open(byte[] file, String name, int index) throws UnreadableImage {
    try {
      EncodedImage image = FileSignature.JPEG.starts(file) ? jpegs.open(file, index) : of(file);
      PixelBound.check(image.width(), image.height(), file.length);
      PixelBound.checkMemory(image);
      return new OpenedFile(file, name, index, image);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableImage(name, ImageFault.of(e));
    } catch (OutOfMemoryError e) {
      throw new UnreadableImage(
          name,
          new ImageFault(
              OmissionReason.TOO_LARGE, "its header doesn't fit into the memory; raise -Xmx"));
    }
  }

  /**
   * The thread's own direct buffer for bare pixels, which need no decoding.
   *
   * @param bytes its limit
   */
  public ByteBuffer room(int bytes) {
    room.reserve(bytes);
    return room.bytes().clear().limit(bytes);
  }

  private final class OpenedFile implements StoredImage {
    private final byte[] file;
    private final String name;
    private final int index;
    private final EncodedImage image;

    OpenedFile(byte[] file, String name, int index, EncodedImage image) {
      this.file = file;
      this.name = name;
      this.index = index;
      this.image = image;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int width() {
      return image.width();
    }

    @Override
    public int height() {
      return image.height();
    }

    @Override
    public void decode(Window part, int reduction, Canvas canvas) throws UnreadableImage {
      int taken = memory.enter(image);
      try {
        boolean done =
            image instanceof JpegImage jpeg
                && jpegs.decode(jpeg, file, index, part, reduction, canvas);
        if (!done) {
          image.decode(file, canvas);
          checkSize(canvas);
          part.cut(canvas);
        }
      } catch (IOException | RuntimeException e) {
        throw new UnreadableImage(name, ImageFault.of(e));
      } catch (OutOfMemoryError e) {
        // One image is no reason to end a run; what was allocated for it is free again.
        throw new UnreadableImage(name, PixelBound.tooLargeForMemory(image));
      } finally {
        if (taken > 0) {
          jpegs.trim();
        }
        memory.leave(taken);
      }
    }

    private void checkSize(Canvas canvas) throws ImageFault {
      if (canvas.width() != width() || canvas.height() != height()) {
        throw ImageFault.damaged(
            "its header claims %d x %d pixels and it has %d x %d",
            width(), height(), canvas.width(), canvas.height());
      }
    }
  }

  private static EncodedImage of(byte[] file) throws IOException {
    if (FileSignature.PNG.starts(file)) {
      return PngImage.of(file);
    }
    if (FileSignature.BMP.starts(file)) {
      return BmpImage.of(file);
    }
    if (FileSignature.isTiff(file)) {
      return TiffImage.of(file);
    }
    if (FileSignature.isWebp(file)) {
      return WebpImage.of(file);
    }
    if (FileSignature.isPnm(file)) {
      return PnmImage.of(file);
    }
    throw new ImageFault(
        OmissionReason.UNKNOWN_FORMAT, "it is neither JPEG nor PNG, BMP, TIFF, WebP, PPM or PGM");
  }
}
