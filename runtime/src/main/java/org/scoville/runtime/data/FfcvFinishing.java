package org.scoville.runtime.data;

import org.scoville.fact.Flips;
import org.scoville.fact.ImageSize;
import org.scoville.runtime.decode.StoredImage;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.Sample;
import org.scoville.runtime.image.Window;
import org.scoville.runtime.random.Draw;

/** FFCV's way: the crop is decoded alone, and resized by area. */
final class FfcvFinishing implements Finishing {
  private final FfcvCrop crop;
  private final Flips flips;
  private final boolean training;
  private final OpenCvArea area = new OpenCvArea();

  /**
   * A way on one thread.
   *
   * @param training whether to crop and flip at random
   */
  FfcvFinishing(FfcvCrop crop, Flips flips, boolean training) {
    this.crop = crop;
    this.flips = flips;
    this.training = training;
  }

  @Override
  public void finish(StoredImage image, Sample sample, ImageSize size, Draw draw, Canvas canvas)
      throws UnreadableImage {
    Window part = part(image.height(), image.width(), draw);
    image.decode(part, crop.scaledDecoding() ? ScaledDecoding.reduction(part, size) : 1, canvas);
    boolean mirrored = training && FlipChoice.mirrors(flips, sample, draw);
    area.resize(canvas, Window.whole(canvas), size.height(), size.width(), mirrored);
  }

  private Window part(int height, int width, Draw draw) {
    return training
        ? Crops.randomPart(height, width, Crops.Limits.from(crop.minArea()), draw::nextDouble)
        : Crops.centerShare(height, width, crop.centerCropRatio());
  }
}
