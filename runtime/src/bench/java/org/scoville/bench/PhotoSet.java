package org.scoville.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scoville.runtime.beton.BetonWriter;
import org.scoville.runtime.beton.PackOptions;
import org.scoville.runtime.beton.WriteMode;
import org.scoville.runtime.dataset.FolderSet;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.JpegEncoder;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.pack.Packing;
import org.scoville.runtime.random.Draw;

/**
 * A data set of JPEG files of 500 x 375 pixels, cut from photographs, in class folders and in three
 * {@code .beton} files.
 *
 * <p>Each file is a window anywhere in a photograph, of 1 to 3 times the size, made smaller by
 * area. Windows whose file has fewer than 35,000 bytes, such as of sky alone, are left out.
 */
final class PhotoSet {
  static final int WIDTH = 500;
  static final int HEIGHT = 375;
  private static final int QUALITY = 92;
  private static final int LEAST_BYTES = 35_000;
  private static final double LARGEST_SCALE = 3;
  private static final int CLASSES = 10;
  private static final int LEAST_WIDTH = 1_000;

  private final Path folder;

  private PhotoSet(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the set, unless it is there.
   *
   * @param photographs a folder of JPEG files at least 1,000 pixels wide
   * @param count number of images to make
   */
  static PhotoSet of(Path photographs, Path folder, int count) throws Exception {
    PhotoSet set = new PhotoSet(folder);
    if (!Files.isRegularFile(set.beton("proportion"))) {
      set.cut(photographs, count);
      set.pack("raw", new WriteMode.Raw());
      set.pack("jpg", new WriteMode.Jpg());
      set.pack("proportion", new WriteMode.Proportion(0.5));
    }
    return set;
  }

  /** The files in class folders. */
  Path images() {
    return folder.resolve("images");
  }

  /** The file packed in a mode. */
  Path beton(String mode) {
    return folder.resolve(mode + ".beton");
  }

  /** Bytes of an image file in the mean. */
  long meanBytes() throws IOException {
    long sum = 0;
    List<Path> files = files(images());
    for (Path file : files) {
      sum += Files.size(file);
    }
    return sum / files.size();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".jpg"))
          .sorted()
          .toList();
    }
  }

  private void cut(Path photographs, int count) throws IOException, UnreadableImage {
    List<Canvas> originals = new ArrayList<>();
    for (Path file : files(photographs)) {
      Canvas canvas = new Canvas(1, 1, 3);
      new ImageDecoder().open(Files.readAllBytes(file), file.toString()).decode(canvas);
      if (canvas.width() >= LEAST_WIDTH && canvas.height() >= HEIGHT) {
        originals.add(canvas);
      }
    }
    Draw draw = Draw.of(1);
    JpegEncoder encoder = JpegEncoder.create();
    for (int made = 0; made < count; ) {
      int which = draw.nextInt(originals.size());
      Canvas picture = window(originals.get(which), draw);
      byte[] file = encoder.encode(picture.pixels(), WIDTH, HEIGHT, QUALITY);
      if (file.length >= LEAST_BYTES) {
        Path parent = images().resolve("class-" + which % CLASSES);
        Files.createDirectories(parent);
        Files.write(parent.resolve("%05d.jpg".formatted(made)), file);
        made++;
      }
    }
  }

  private static Canvas window(Canvas original, Draw draw) {
    double most =
        Math.min(
            LARGEST_SCALE,
            Math.min((double) original.width() / WIDTH, (double) original.height() / HEIGHT));
    double scale = draw.nextDouble(1, most);
    int width = (int) (WIDTH * scale);
    int height = (int) (HEIGHT * scale);
    int left = draw.nextInt(original.width() - width + 1);
    int top = draw.nextInt(original.height() - height + 1);
    Canvas part = new Canvas(height, width, 3);
    for (int y = 0; y < height; y++) {
      int from = 3 * ((top + y) * original.width() + left);
      System.arraycopy(original.pixels(), from, part.pixels(), 3 * y * width, 3 * width);
    }
    new OpenCvArea().resize(part, Window.whole(part), HEIGHT, WIDTH);
    return part;
  }

  private void pack(String name, WriteMode mode) throws InterruptedException {
    Packing.Settings settings =
        new Packing.Settings(PackOptions.of(mode), BetonWriter.PAGE_SIZE, true, 1);
    Packing.write(FolderSet.whole(images()), beton(name), settings, () -> {}, unfinished -> {});
  }
}
