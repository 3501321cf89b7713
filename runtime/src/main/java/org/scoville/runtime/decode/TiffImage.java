package org.scoville.runtime.decode;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.scoville.runtime.image.Canvas;

/**
 * The first image of a TIFF file, all of whose strips or tiles must be there.
 *
 * @param width its width once it is upright
 * @param height its height once it is upright
 * @param pixelBytes memory of a pixel's numbers
 * @param orientation how it must be turned, from 1 to 8; this tag Pillow obeys
 * @param multiplied whether its colors were multiplied with their opacity
 */
record TiffImage(
    boolean big, int width, int height, int pixelBytes, int orientation, boolean multiplied)
    implements EncodedImage {

  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  private static final int BITS = 258;
  static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTES = 279;
  private static final int PLANES = 284;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTES = 325;

  private static final int EXTRA_SAMPLES = 338;

  private static final int RGB = 2;
  private static final int MULTIPLIED = 1;
  private static final int PLAIN = 1;
  private static final int MOST_SAMPLES = 8;

  /** Fax, LZW, JPEG, deflate and runs; not LZMA, Zstandard and WebP within TIFF. */
  private static final Set<Long> COMPRESSIONS =
      Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 32_771L, 32_773L, 32_809L, 32_946L);

  static TiffImage of(byte[] file) throws ImageFault {
    TiffTags tags = TiffTags.of(file);
    long width = tags.first(WIDTH, 0);
    long height = tags.first(HEIGHT, 0);
    PixelBound.check(width, height, file.length);
    long samples = tags.first(SAMPLES, 1);
    long bits = Math.max(1, Arrays.stream(tags.all(BITS)).max().orElse(1));
    if (samples < 1 || samples > MOST_SAMPLES || bits > 64) {
      throw new ImageFault(
          OmissionReason.UNKNOWN_FORMAT,
          "its pixels have %d numbers of %d bits".formatted(samples, bits));
    }
    long compression = tags.first(COMPRESSION, PLAIN);
    if (!COMPRESSIONS.contains(compression)) {
      throw new ImageFault(
          OmissionReason.UNKNOWN_FORMAT, "its compression %d is not read".formatted(compression));
    }
    boolean tiled = tags.all(TILE_OFFSETS).length > 0;
    long parts = parts(tags, file.length);
    long stored =
        tiled
            ? stored(tags, TILE_OFFSETS, TILE_BYTES, parts)
            : stored(tags, STRIP_OFFSETS, STRIP_BYTES, parts);
    // Numbers of fewer bits than a byte may differ in bits; whole bytes are counted.
    if (compression == PLAIN && bits >= 8) {
      long each = Arrays.stream(tags.all(BITS)).min().orElse(bits) / 8;
      if (stored < width * height * samples * each
          && each > 0
          && tags.all(STRIP_BYTES).length > 0) {
        throw ImageFault.endsEarly();
      }
    }
    int orientation = (int) tags.first(ORIENTATION, 1);
    return new TiffImage(
        tags.isBig(),
        (int) (Orientation.isSideways(orientation) ? height : width),
        (int) (Orientation.isSideways(orientation) ? width : height),
        (int) (samples * (bits + 7) / 8),
        orientation,
        isMultiplied(tags, samples));
  }

  private static boolean isMultiplied(TiffTags tags, long samples) {
    long colors = tags.first(PHOTOMETRIC, 0) == RGB ? 3 : 1;
    return tags.first(EXTRA_SAMPLES, 0) == MULTIPLIED && samples == colors + 1;
  }

  /** The strips or tiles that the picture consists of. */
  static long parts(TiffTags tags, long fileBytes) throws ImageFault {
    long height = tags.first(HEIGHT, 0);
    return tags.all(TILE_OFFSETS).length > 0
        ? tiles(tags, tags.first(WIDTH, 0), height, fileBytes)
        : strips(tags, height);
  }

  private static long tiles(TiffTags tags, long width, long height, long fileBytes)
      throws ImageFault {
    long across = tags.first(TILE_WIDTH, 0);
    long down = tags.first(TILE_HEIGHT, 0);
    PixelBound.check(across, down, fileBytes);
    return ceil(width, across) * ceil(height, down) * planes(tags);
  }

  private static long strips(TiffTags tags, long height) {
    long rows = Math.max(1, tags.first(ROWS_PER_STRIP, height));
    return ceil(height, rows) * planes(tags);
  }

  private static long planes(TiffTags tags) {
    return tags.first(PLANES, 1) == 2 ? tags.first(SAMPLES, 1) : 1;
  }

  private static long ceil(long of, long by) {
    return (of + by - 1) / by;
  }

  /** The bytes of all parts, which must lie within the file. */
  private static long stored(TiffTags tags, int offsets, int counts, long parts) throws ImageFault {
    long[] starts = tags.all(offsets);
    long[] lengths = tags.all(counts);
    if (starts.length < parts || (lengths.length > 0 && lengths.length < parts)) {
      throw ImageFault.damaged("it is damaged (%d of its %d parts)", starts.length, parts);
    }
    long sum = 0;
    for (int i = 0; i < Math.min(starts.length, lengths.length); i++) {
      tags.checkWithin(starts[i], lengths[i]);
      sum += lengths[i];
    }
    return sum;
  }

  /** The reader's picture, its numbers and the canvas, perhaps turned. */
  @Override
  public int bytesPerPixel() {
    return 2 * pixelBytes + 6;
  }

  @Override
  public void decode(byte[] file, Canvas canvas) throws IOException {
    TiffJpeg.check(file);
    ImageReaders.ask(
        big ? ImageReaders.BIG_TIFF : ImageReaders.TIFF,
        file,
        reader -> DecodedPicture.rgb(reader.read(0), canvas, multiplied));
    Orientation.turn(canvas, orientation);
  }
}
