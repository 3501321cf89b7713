package org.scoville.runtime.data;

import org.scoville.data.ImageFolder;
import org.scoville.data.Interpolation;
import org.scoville.data.RandomCrop;
import org.scoville.data.TraversalOrder;
import org.scoville.fact.ImageSize;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.decode.PixelBound;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.Mirror;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.PillowBilinear;
import org.scoville.runtime.image.Resampling;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;

/** The way of {@link ImageFolder}, which is torchvision's, or FFCV's for its files. */
public final class FolderFinishing implements Finishing {
  private final ImageFolder settings;
  private final boolean training;
  private final OpenCvArea area = new OpenCvArea();
  private final Resampling resampling;

  private FolderFinishing(ImageFolder settings, boolean training) {
    this.settings = settings;
    this.training = training;
    this.resampling =
        switch (settings.interpolation()) {
          case BILINEAR -> new PillowBilinear();
          case AREA -> area;
        };
  }

  /** The images of {@link ImageFolder}, as it crops them. */
  public static ImageSource open(ImageFolder settings, DataSelection data, boolean training) {
    ImageSet set = data.images(training);
    return new PictureSource(
        set,
        settings,
        settings.crop(),
        training && settings.randomCrop() == RandomCrop.RESIZED,
        Traversal.of(TraversalOrder.RANDOM, set, data.shuffle()),
        () -> new FolderFinishing(settings, training));
  }

  @Override
  public void finish(StoredImage image, Sample sample, ImageSize size, Draw draw, Canvas canvas)
      throws UnreadableImage {
    boolean shrinks = settings.maxResolution() > 0;
    if (training && settings.randomCrop() == RandomCrop.RESIZED && !shrinks) {
      checkShape(image.width(), image.height(), image.name());
      Window part = part(image.height(), image.width(), draw);
      int reduction = settings.scaledDecoding() ? ScaledDecoding.reduction(part, size) : 1;
      image.decode(part, reduction, canvas);
      resampling.resize(canvas, Window.whole(canvas), size.height(), size.width());
    } else {
      image.decode(canvas);
      if (shrinks) {
        area.within(canvas, settings.maxResolution());
      }
      checkShape(canvas.width(), canvas.height(), image.name());
      crop(canvas, size, draw);
    }
    if (training && FlipChoice.mirrors(settings, sample, draw)) {
      Mirror.leftAndRight(canvas);
    }
  }

  /** A strip of one pixel would become gigabytes when its shorter side is resized. */
  private void checkShape(int width, int height, String name) throws UnreadableImage {
    int longer = Math.max(width, height);
    int shorter = Math.min(width, height);
    double resized = (double) settings.shorterSide() * settings.shorterSide() * longer / shorter;
    if (resized > PixelBound.MOST) {
      throw new UnreadableImage(
          name, "its %d x %d pixels are too narrow to resize".formatted(width, height));
    }
  }

  private Window part(int height, int width, Draw draw) {
    Crops.Limits limits = Crops.Limits.from(settings.minArea());
    return Crops.randomPart(height, width, limits, draw::nextDouble);
  }

  private void crop(Canvas image, ImageSize size, Draw draw) {
    if (!training || settings.randomCrop() == RandomCrop.NONE) {
      middle(image);
    } else if (settings.randomCrop() == RandomCrop.PADDED) {
      resizeShorter(image);
      Crops.anywhere(image.height(), image.width(), settings.crop(), settings.padding(), draw)
          .cut(image);
    } else {
      Window part = part(image.height(), image.width(), draw);
      resampling.resize(image, part, size.height(), size.width());
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
