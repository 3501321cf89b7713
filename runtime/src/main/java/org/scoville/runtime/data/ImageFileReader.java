package org.scoville.runtime.data;

import java.nio.file.Path;
import java.util.List;
import org.scoville.data.ImageFolder;
import org.scoville.data.Interpolation;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Mirror;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.PillowBilinear;
import org.scoville.runtime.image.Resampling;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.text.PathText;

/** Reads files of an {@link ImageFolder} into finished samples, on one thread. */
final class ImageFileReader implements ImageSource.Reader {
  private final ImageFolder settings;
  private final boolean training;
  private final List<Path> files;
  private final DecodeMemory room;
  private final OpenCvArea area = new OpenCvArea();
  private final Resampling resampling;

  /**
   * A reader beside others.
   *
   * @param room shared by the readers of a source
   */
  ImageFileReader(ImageFolder settings, boolean training, List<Path> files, DecodeMemory room) {
    this.settings = settings;
    this.training = training;
    this.files = files;
    this.room = room;
    this.resampling =
        switch (settings.interpolation()) {
          case BILINEAR -> new PillowBilinear();
          case AREA -> area;
        };
  }

  @Override
  public void read(Sample sample, Draw draw, Canvas canvas) throws UnreadableImage {
    Path file = files.get(sample.image());
    String name = PathText.of(file);
    byte[] content = FileContent.of(file, name);
    EncodedImage image = ImageDecoder.open(content, name);
    int taken = room.enter(image);
    try {
      decode(image, content, name, canvas);
    } finally {
      room.leave(taken);
    }
    if (training) {
      augment(canvas, sample, draw);
    } else {
      middle(canvas);
    }
  }

  private void decode(EncodedImage image, byte[] content, String name, Canvas canvas)
      throws UnreadableImage {
    ImageDecoder.decode(image, content, name, canvas);
    if (settings.maxResolution() > 0) {
      area.within(canvas, settings.maxResolution());
    }
    checkShape(canvas, name);
  }

  /** A strip of one pixel would become gigabytes when its shorter side is resized. */
  private void checkShape(Canvas image, String name) throws UnreadableImage {
    int longer = Math.max(image.width(), image.height());
    int shorter = Math.min(image.width(), image.height());
    double resized = (double) settings.shorterSide() * settings.shorterSide() * longer / shorter;
    if (resized > PixelBound.MOST) {
      throw new UnreadableImage(
          name,
          "its %d x %d pixels are too narrow to resize".formatted(image.width(), image.height()));
    }
  }

  private void augment(Canvas image, Sample sample, Draw draw) {
    int side = settings.crop();
    switch (settings.randomCrop()) {
      case RESIZED -> {
        Crops.Limits limits = Crops.Limits.from(settings.minArea());
        Window part = Crops.randomPart(image.height(), image.width(), limits, draw::nextDouble);
        resampling.resize(image, part, side, side);
      }
      case PADDED -> {
        resizeShorter(image);
        Crops.anywhere(image.height(), image.width(), side, settings.padding(), draw).cut(image);
      }
      case NONE -> middle(image);
    }
    if (FlipChoice.mirrors(settings, sample, draw)) {
      Mirror.leftAndRight(image);
    }
  }

  /** FFCV cuts before it resizes, and torchvision after. */
  private void middle(Canvas image) {
    int side = settings.crop();
    if (settings.interpolation() == Interpolation.AREA) {
      double share = Math.min(1, (double) side / settings.shorterSide());
      Window square = Crops.centerShare(image.height(), image.width(), share);
      resampling.resize(image, square, side, side);
    } else {
      resizeShorter(image);
      Crops.center(image.height(), image.width(), side).cut(image);
    }
  }

  private void resizeShorter(Canvas image) {
    Crops.Size size = Crops.shorter(image.height(), image.width(), settings.shorterSide());
    resampling.resize(image, Window.whole(image), size.height(), size.width());
  }
}
